"""Weights and inputs at random, for JAX."""
import jax.numpy as jnp
import numpy


class Drawn:
    def __init__(self):
        self.random = numpy.random.RandomState(0)

    def normal(self, *shape):
        return jnp.asarray(self.random.randn(*shape).astype("f"))

    def tokens(self, vocabulary, *shape):
        return jnp.asarray(self.random.randint(vocabulary, size=shape).astype("i"))

    def dense(self, inputs, outputs):
        return {"W": self.normal(inputs, outputs) * inputs**-0.5, "b": self.normal(outputs) * inputs**-0.5}

    def recurrent(self, inputs, hidden, gates):
        return {**self.dense(inputs, gates * hidden), "U": self.normal(hidden, gates * hidden) * hidden**-0.5}
