"""Cells as equations in JAX."""
import jax
import jax.numpy as jnp

from case import Unsupported
from cells import CELLS, weights
from jax_drawn import Drawn


class Operations:
    sigmoid, tanh, softplus = jax.nn.sigmoid, jnp.tanh, jax.nn.softplus
    exp, sqrt = jnp.exp, jnp.sqrt

    @staticmethod
    def split(value, parts):
        return jnp.split(value, parts, -1)


def scan(case, cell, parameters, x, states):
    """Step by step. The projection of the input is one product for all steps."""

    def step(states, projected):
        states = cell.step(Operations, projected, states, parameters.get("U"), parameters.get("v"))
        return states, states[0]

    return jax.lax.scan(step, states, x @ parameters["W"] + parameters["b"])


def call(case, scan):
    if case.cell not in CELLS:
        raise Unsupported(case.cell)
    cell = CELLS[case.cell]
    normal = Drawn().normal
    parameters = weights(case, normal)
    states = (jnp.zeros((case.batch, case.hidden)),) * cell.states
    x = normal(case.steps, case.batch, case.inputs)

    def run(parameters, x, states):
        states, outputs = scan(case, cell, parameters, x, states)
        if case.is_dense:
            outputs = outputs @ parameters["D"] + parameters["d"]
        return outputs, states

    if case.is_training:
        g = normal(case.steps, case.batch, case.hidden)
        gradient = jax.jit(jax.grad(lambda parameters, x: jnp.vdot(run(parameters, x, states)[0], g)))
        return lambda: jax.block_until_ready(gradient(parameters, x))
    compiled = jax.jit(run)
    return lambda: jax.block_until_ready(compiled(parameters, x, states))
