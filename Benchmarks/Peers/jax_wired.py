"""What stands around an LSTM in JAX: dropout, a convolution before it, and CTC behind it."""
import jax
import jax.numpy as jnp

from cells import CELLS
from jax_ctc import ctc
from jax_drawn import Drawn
from jax_equations import scan


def lstm(parameters, x):
    """From states of zero."""
    zero = jnp.zeros((x.shape[1], parameters["U"].shape[0]))
    return scan(None, CELLS["lstm"], parameters, x, (zero, zero))[1]


def dropout(key, x):
    return jnp.where(jax.random.bernoulli(key, 0.5, x.shape), x / 0.5, 0)


def dropped_loss(parameters, x, g, keys):
    return jnp.vdot(dropout(keys[1], lstm(parameters, dropout(keys[0], x))), g)


def dropped(case):
    drawn = Drawn()
    parameters = drawn.recurrent(case.inputs, case.hidden, 4)
    x = drawn.normal(case.steps, case.batch, case.inputs)
    g = drawn.normal(case.steps, case.batch, case.hidden)

    @jax.jit
    def gradient(key, parameters, x, g):
        key, *keys = jax.random.split(key, 3)
        return key, jax.grad(dropped_loss)(parameters, x, g, keys)

    key = jax.random.key(0)

    def train():
        nonlocal key
        key, gradients = jax.block_until_ready(gradient(key, parameters, x, g))
        return gradients

    return train


def convolved_loss(parameters, x, wanted):
    convolution = parameters["convolution"]
    y = jax.lax.conv_general_dilated(x, convolution["W"], (2,), [(4, 0)], dimension_numbers=("NWC", "WIO", "NWC"))
    hidden = lstm(parameters["lstm"], jax.nn.relu(y + convolution["b"]).swapaxes(0, 1))
    return jnp.vdot(hidden[-1], wanted)


def convolved(case):
    drawn = Drawn()
    kernel = drawn.dense(5 * case.inputs, case.hidden)
    kernel["W"] = kernel["W"].reshape(5, case.inputs, case.hidden)
    parameters = {"convolution": kernel, "lstm": drawn.recurrent(case.hidden, case.hidden, 4)}
    x = drawn.normal(case.batch, case.steps, case.inputs)
    return training(convolved_loss, parameters, x, drawn.normal(case.batch, case.hidden))


def labeled_loss(parameters, x, labels):
    dense = parameters["dense"]
    logits = lstm(parameters["lstm"], x) @ dense["W"] + dense["b"]
    return ctc(jax.nn.log_softmax(logits), labels, blank=31)


def labeled(case):
    drawn = Drawn()
    parameters = {"lstm": drawn.recurrent(case.inputs, case.hidden, 4), "dense": drawn.dense(case.hidden, 32)}
    x = drawn.normal(case.steps, case.batch, case.inputs)
    return training(labeled_loss, parameters, x, drawn.tokens(31, case.batch, case.steps // 10))


def training(loss, parameters, *inputs):
    gradient = jax.jit(jax.grad(loss))
    return lambda: jax.block_until_ready(gradient(parameters, *inputs))


CALLS = {"dropped": dropped, "convolved": convolved, "labeled": labeled}
