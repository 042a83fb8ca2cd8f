"""JAX: an associative scan over linear recurrences."""
import jax
import jax.numpy as jnp

import jax_equations
import matrices
from case import Unsupported
from cells import FACTORS


def factors(case, parameters, x):
    """a and b of h' = a * h + b, at all steps."""
    projected = x @ parameters["W"] + parameters["b"]
    if case.cell == "lru":
        re, im = jnp.split(projected, 2, -1)
        a = jax.lax.complex(*parameters["v"])
        return jnp.broadcast_to(a, re.shape), jax.lax.complex(re, im)
    return FACTORS[case.cell](jax_equations.Operations, projected, parameters.get("v"))


def scan(case, cell, parameters, x, states):
    """From states of zero."""
    a, b = factors(case, parameters, x)
    _, h = jax.lax.associative_scan(lambda first, second: (first[0] * second[0], second[0] * first[1] + second[1]), (a, b))
    return (h[-1],), jnp.real(h)


def prepare(case, threads):
    if case.cell == "gla":
        return matrices.jax_call(case, is_associative=True)
    if case.cell not in FACTORS and case.cell != "lru":
        raise Unsupported(case.cell)
    return jax_equations.call(case, scan)
