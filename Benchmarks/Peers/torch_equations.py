"""Cells as equations in PyTorch."""
import torch

from case import Unsupported
from cells import CELLS, weights


class Operations:
    sigmoid, tanh, softplus = torch.sigmoid, torch.tanh, torch.nn.functional.softplus
    exp, sqrt = torch.exp, torch.sqrt

    @staticmethod
    def split(value, parts):
        return value.chunk(parts, -1)


def run(cell, parameters, x, states):
    """All outputs and the last states. The projection of the input is one product for all steps."""
    projected = x @ parameters["W"] + parameters["b"]
    outputs = []
    for step in range(x.shape[0]):
        states = cell.step(Operations, projected[step], states, parameters.get("U"), parameters.get("v"))
        outputs.append(states[0])
    outputs = torch.stack(outputs)
    if "D" in parameters:
        outputs = outputs @ parameters["D"] + parameters["d"]
    return outputs, states


def call(case, run):
    if case.cell not in CELLS:
        raise Unsupported(case.cell)
    cell = CELLS[case.cell]
    parameters = {name: torch.nn.Parameter(value) for name, value in weights(case, torch.randn).items()}
    states = (torch.zeros(case.batch, case.hidden),) * cell.states
    x = torch.randn(case.steps, case.batch, case.inputs)
    if case.is_training:
        g = torch.randn(case.steps, case.batch, case.hidden)

        def train():
            for parameter in parameters.values():
                parameter.grad = None
            run(cell, parameters, x, states)[0].backward(g)

        return train

    def infer():
        with torch.inference_mode():
            return run(cell, parameters, x, states)

    return infer
