"""JAX: jit of a scan over the equations."""
import jax
import jax.numpy as jnp
import numpy

import matrices
from case import Unsupported
from cells import CELLS, weights


class Operations:
    sigmoid, tanh, softplus = jax.nn.sigmoid, jnp.tanh, jax.nn.softplus
    exp, sqrt = jnp.exp, jnp.sqrt

    @staticmethod
    def split(value, parts):
        return jnp.split(value, parts, -1)


def scan(case, cell, parameters, x, states):
    """Step by step."""

    def step(states, projected):
        states = cell.step(Operations, projected, states, parameters.get("U"), parameters.get("v"))
        return states, states[0]

    return jax.lax.scan(step, states, x @ parameters["W"] + parameters["b"])


def prepare(case, threads, scan=scan):
    if case.cell == "gla":
        return matrices.jax_call(case)
    if case.cell not in CELLS:
        raise Unsupported(case.cell)
    cell = CELLS[case.cell]
    random = numpy.random.RandomState(0)

    def normal(*shape):
        return jnp.asarray(random.randn(*shape).astype("f"))

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
