"""SciPy: a reservoir as a sparse matrix, step by step."""
import numpy
import scipy.sparse

from case import Unsupported


def prepare(case, threads):
    if case.cell != "reservoir" or case.batch != 1:
        raise Unsupported(case.cell)
    random = numpy.random.default_rng(0)
    scale = (0.02 * case.hidden) ** -0.5
    matrix = scipy.sparse.random_array(
        (case.hidden, case.hidden), density=0.02, format="csr", dtype="f", rng=random,
        data_sampler=lambda size: random.normal(size=size).astype("f") * scale)
    inputs = random.uniform(-1, 1, (case.inputs, case.hidden)).astype("f")
    x = random.normal(size=(case.steps, case.inputs)).astype("f")

    def infer():
        states = numpy.empty((case.steps, case.hidden), "f")
        h = numpy.zeros(case.hidden, "f")
        for step, projected in enumerate(x @ inputs):
            h = numpy.tanh(matrix @ h + projected)
            states[step] = h
        return states

    return infer
