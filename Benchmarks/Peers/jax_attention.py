"""An encoder and a decoder with additive attention in JAX: scans over the source and over what is given."""
import jax
import jax.numpy as jnp

from cells import gru
from jax_drawn import Drawn
from jax_equations import Operations

VOCABULARY = 1000


def drawn_parameters(drawn, inputs, hidden):
    def recurrent(inputs, hidden):
        return {**drawn.recurrent(inputs, hidden, 3), "v": drawn.normal(1, hidden) * hidden**-0.5}

    scale = hidden**-0.5
    return {
        "source": drawn.normal(VOCABULARY, inputs),
        "given": drawn.normal(VOCABULARY, inputs),
        "forward": recurrent(inputs, hidden // 2),
        "backward": recurrent(inputs, hidden // 2),
        "first": drawn.dense(hidden, hidden),
        "query": drawn.normal(hidden, hidden) * scale,
        "key": drawn.normal(hidden, hidden) * scale,
        "score": drawn.normal(hidden) * scale,
        "cell": {**recurrent(inputs, hidden), "S": drawn.normal(hidden, 3 * hidden) * scale},
        "outputs": drawn.dense(2 * hidden, VOCABULARY),
    }


def dense(parameters, x):
    return x @ parameters["W"] + parameters["b"]


def encode(parameters, source):
    """What is looked at, its keys, and the decoder's first state."""
    x = parameters["source"][source]

    def direction(cell, reverse):
        def step(h, projected):
            (h,) = gru(Operations, projected, (h,), cell["U"], cell["v"])
            return h, h

        return jax.lax.scan(step, jnp.zeros((x.shape[1], cell["U"].shape[0])), dense(cell, x), reverse=reverse)[1]

    both = direction(parameters["forward"], False), direction(parameters["backward"], True)
    memory = jnp.concatenate(both, -1)
    return memory, memory @ parameters["key"], jnp.tanh(dense(parameters["first"], memory[-1]))


def decode(parameters, projected, h, memory, keys, padding=None):
    """The next state, and what the outputs are computed from."""
    cell = parameters["cell"]
    scores = jnp.tanh(h @ parameters["query"] + keys) @ parameters["score"]
    if padding is not None:
        scores = jnp.where(padding, -jnp.inf, scores)
    summary = jnp.einsum("sb,sbh->bh", jax.nn.softmax(scores, 0), memory)
    (h,) = gru(Operations, projected + summary @ cell["S"], (h,), cell["U"], cell["v"])
    return h, jnp.concatenate([h, summary], -1)


def run(parameters, source, given, padding):
    """The logits of all steps."""
    memory, keys, h = encode(parameters, source)

    def step(h, projected):
        return decode(parameters, projected, h, memory, keys, padding)

    _, decoded = jax.lax.scan(step, h, dense(parameters["cell"], parameters["given"][given]))
    return dense(parameters["outputs"], decoded)


def loss(parameters, source, given, following, padding):
    logarithms = jax.nn.log_softmax(run(parameters, source, given, padding))
    return -jnp.mean(jnp.take_along_axis(logarithms, following[..., None], -1))


def call(case):
    drawn = Drawn()
    parameters = drawn_parameters(drawn, case.inputs, case.hidden)
    source, given, following = (drawn.tokens(VOCABULARY, case.steps, case.batch) for _ in range(3))
    if case.mode == "step":
        return stepping(parameters, source)
    padding = jnp.zeros((case.steps, case.batch), bool)
    if case.is_training:
        gradient = jax.jit(jax.grad(loss))
        return lambda: jax.block_until_ready(gradient(parameters, source, given, following, padding))
    compiled = jax.jit(lambda *inputs: jax.nn.softmax(run(*inputs)))
    return lambda: jax.block_until_ready(compiled(parameters, source, given, padding))


def stepping(parameters, source):
    """The most probable word again and again, behind what was encoded before."""
    memory, keys, h = jax.jit(encode)(parameters, source)
    word = jnp.zeros(source.shape[1], "i")

    # Parameters that are constants of the function are faster than arguments.
    @jax.jit
    def next_word(word, h, memory, keys):
        projected = dense(parameters["cell"], parameters["given"][word])
        h, decoded = decode(parameters, projected, h, memory, keys)
        probabilities = jax.nn.softmax(dense(parameters["outputs"], decoded))
        return jnp.argmax(probabilities, -1), h, probabilities

    def step():
        nonlocal word, h
        word, h, _ = jax.block_until_ready(next_word(word, h, memory, keys))

    return step
