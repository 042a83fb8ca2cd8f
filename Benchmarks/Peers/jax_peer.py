"""JAX: jit of a scan over the equations, and what is more than a cell."""
import jax_attention
import jax_charlm
import jax_equations
import jax_wired
import matrices

CALLS = {"attention": jax_attention.call, "charlm": jax_charlm.call, "gla": matrices.jax_call, **jax_wired.CALLS}


def prepare(case, threads):
    if case.cell in CALLS:
        return CALLS[case.cell](case)
    return jax_equations.call(case, jax_equations.scan)
