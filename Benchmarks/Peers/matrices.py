"""Gated linear attention, chunk by chunk: what other libraries have kernels for on other processors.

Within a chunk of steps what is read is a masked product of queries and keys; from one chunk to the next goes a matrix.
Everything but that goes over all chunks at once. Sequences are [steps, batch, features].
"""
import numpy

CHUNK = 64


def weights(case, normal):
    scale = case.inputs**-0.5
    return {
        "W": normal(case.inputs, 4 * case.hidden) * scale,
        "b": normal(case.hidden) * scale,
    }


def parts(op, case, parameters, x):
    """Queries, keys and values, and the logarithms of how keys fade, each [batch, chunks, CHUNK, hidden]."""
    projected = op.chunks(x @ parameters["W"], case.steps // CHUNK, CHUNK)
    q, k, v, a = op.split(projected, 4)
    return q, k, v, -op.softplus(-(a + parameters["b"])) / 16


def read(op, case, parameters, x, states):
    """All outputs, by the matrices before each chunk that `states(faded, added)` gives."""
    q, k, v, log_a = parts(op, case, parameters, x)
    total = op.cumsum(log_a, 2)
    end = total[:, :, -1:]
    queries, keys = q * op.exp(total), k * op.exp(-total)
    within = op.lower(queries @ op.transposed(keys)) @ v
    added = op.transposed(k * op.exp(end - total)) @ v
    before = states(op.transposed(op.exp(end)), added)
    return op.steps(within + queries @ before, case.steps)


def drawn(case, normal):
    if case.steps % CHUNK:
        raise ValueError(f"{CHUNK} steps are a chunk")
    return weights(case, normal), normal(case.steps, case.batch, case.inputs)


def torch_call(case):
    import torch

    class Operations:
        softplus, exp, cumsum, lower = torch.nn.functional.softplus, torch.exp, torch.cumsum, torch.tril

        @staticmethod
        def split(value, count):
            return value.chunk(count, -1)

        @staticmethod
        def chunks(value, count, steps):
            return value.transpose(0, 1).reshape(value.shape[1], count, steps, -1)

        @staticmethod
        def steps(value, steps):
            return value.reshape(value.shape[0], steps, -1).transpose(0, 1)

        @staticmethod
        def transposed(value):
            return value.transpose(-1, -2)

    def states(faded, added):
        matrix, before = torch.zeros_like(added[:, 0]), []
        for chunk in range(added.shape[1]):
            before.append(matrix)
            matrix = faded[:, chunk] * matrix + added[:, chunk]
        return torch.stack(before, 1)

    parameters, x = drawn(case, torch.randn)
    parameters = {name: torch.nn.Parameter(value) for name, value in parameters.items()}
    if case.is_training:
        g = torch.randn(case.steps, case.batch, case.hidden)

        def train():
            for parameter in parameters.values():
                parameter.grad = None
            read(Operations, case, parameters, x, states).backward(g)

        return train

    def infer():
        with torch.inference_mode():
            return read(Operations, case, parameters, x, states)

    return infer


def jax_call(case, is_associative=False):
    import jax
    import jax.numpy as jnp

    class Operations:
        softplus, exp, cumsum, lower = jax.nn.softplus, jnp.exp, jnp.cumsum, jnp.tril

        @staticmethod
        def split(value, count):
            return jnp.split(value, count, -1)

        @staticmethod
        def chunks(value, count, steps):
            return value.swapaxes(0, 1).reshape(value.shape[1], count, steps, -1)

        @staticmethod
        def steps(value, steps):
            return value.reshape(value.shape[0], steps, -1).swapaxes(0, 1)

        @staticmethod
        def transposed(value):
            return value.swapaxes(-1, -2)

    def serial(faded, added):
        def step(matrix, chunk):
            return chunk[0] * matrix + chunk[1], matrix

        chunks = (faded.swapaxes(0, 1), added.swapaxes(0, 1))
        return jax.lax.scan(step, jnp.zeros_like(added[:, 0]), chunks)[1].swapaxes(0, 1)

    def associative(faded, added):
        def join(first, second):
            return first[0] * second[0], second[0] * first[1] + second[1]

        after = jax.lax.associative_scan(join, (faded, added), axis=1)[1]
        return jnp.concatenate([jnp.zeros_like(after[:, :1]), after[:, :-1]], 1)

    random = numpy.random.RandomState(0)
    parameters, x = drawn(case, lambda *shape: jnp.asarray(random.randn(*shape).astype("f")))
    states = associative if is_associative else serial

    def run(parameters, x):
        return read(Operations, case, parameters, x, states)

    if case.is_training:
        g = jnp.asarray(random.randn(case.steps, case.batch, case.hidden).astype("f"))
        gradient = jax.jit(jax.grad(lambda parameters, x: jnp.vdot(run(parameters, x), g)))
        return lambda: jax.block_until_ready(gradient(parameters, x))
    compiled = jax.jit(run)
    return lambda: jax.block_until_ready(compiled(parameters, x))
