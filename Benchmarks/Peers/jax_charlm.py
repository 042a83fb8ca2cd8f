"""The example's language model in JAX: a training step with Adam, clipping and carried states, and texts that it
makes up."""
import jax
import jax.numpy as jnp

from cells import CELLS
from jax_drawn import Drawn
from jax_equations import scan

VOCABULARY = 96


def call(case):
    drawn, hidden = Drawn(), case.hidden
    parameters = {
        "embedding": drawn.normal(VOCABULARY, case.inputs),
        "lstm": drawn.recurrent(case.inputs, hidden, 4),
        "dense": drawn.dense(hidden, VOCABULARY),
    }
    states = (jnp.zeros((case.batch, hidden)),) * 2
    if not case.is_training:
        return generation(parameters, states)
    return training_step(parameters, states, drawn.tokens(VOCABULARY, case.steps + 1, case.batch))


def run(parameters, tokens, states):
    """The last states, and the logits of all steps."""
    x = parameters["embedding"][tokens]
    states, hidden = scan(None, CELLS["lstm"], parameters["lstm"], x, states)
    return states, hidden @ parameters["dense"]["W"] + parameters["dense"]["b"]


def loss(parameters, tokens, states):
    states, logits = run(parameters, tokens[:-1], states)
    logarithms = jnp.take_along_axis(jax.nn.log_softmax(logits), tokens[1:, :, None], -1)
    return -jnp.mean(logarithms), states


def generation(parameters, states):
    """Makes up a text, token by token."""

    # Parameters that are constants of the function are faster than arguments.
    @jax.jit
    def next_token(token, states, key):
        key, drawing = jax.random.split(key)
        states, logits = run(parameters, token[None], states)
        return jax.random.categorical(drawing, logits[0] / 0.8), states, key

    token, key = jnp.zeros(1, "i"), jax.random.key(0)

    def step():
        nonlocal token, states, key
        token, states, key = jax.block_until_ready(next_token(token, states, key))

    return step


def training_step(parameters, states, tokens):
    @jax.jit
    def next_parameters(parameters, moments, count, tokens, states):
        (value, states), gradients = jax.value_and_grad(loss, has_aux=True)(parameters, tokens, states)
        parameters, moments = adam(parameters, clipped(gradients, 5), moments, count)
        return value, states, parameters, moments

    moments, count = tuple(jax.tree.map(jnp.zeros_like, parameters) for _ in range(2)), 0

    def step():
        nonlocal parameters, moments, count, states
        count += 1
        value, states, parameters, moments = jax.block_until_ready(
            next_parameters(parameters, moments, float(count), tokens, states))

    return step


def clipped(gradients, norm):
    total = jnp.sqrt(sum(jnp.vdot(gradient, gradient) for gradient in jax.tree.leaves(gradients)))
    factor = jnp.minimum(norm / (total + 1e-6), 1)
    return jax.tree.map(lambda gradient: factor * gradient, gradients)


def adam(parameters, gradients, moments, count):
    """With the rates of PyTorch's Adam, and a learning rate of 0.002."""
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, moments[0], gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, moments[1], gradients)
    rate, scale = 2e-3 / (1 - 0.9**count), (1 - 0.999**count) ** -0.5

    def moved(parameter, m, v):
        return parameter - rate * m / (scale * jnp.sqrt(v) + 1e-8)

    return jax.tree.map(moved, parameters, first, second), (first, second)
