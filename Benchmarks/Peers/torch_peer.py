"""PyTorch: its own modules where it has them, otherwise the equations step by step."""
from dataclasses import replace

import torch

import matrices
import process
import torch_equations
from case import Unsupported
from torch_calls import CALLS
from torch_check import check  # peer.py asks for it here

MODULES = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "elman": torch.nn.RNN}


def prepare(case, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    if case.cell in CALLS:
        return CALLS[case.cell](case, lambda function: function)
    if case.cell == "gla":
        return matrices.torch_call(case)
    if case.cell == "reservoir":
        raise Unsupported(case.cell)
    if case.cell not in MODULES:
        return torch_equations.call(case, torch_equations.run)
    return module_call(case)


def module_call(case):
    module = MODULES[case.cell](case.inputs, case.hidden)
    dense = torch.nn.Linear(case.hidden, 1) if case.is_dense else torch.nn.Identity()
    x = torch.randn(case.steps, case.batch, case.inputs)
    if case.is_training:
        g = torch.randn(case.steps, case.batch, case.hidden)

        def train():
            for parameter in module.parameters():
                parameter.grad = None
            module(x)[0].backward(g)

        return train

    state = torch.zeros(1, case.batch, case.hidden)
    state = (state, state) if case.cell == "lstm" else state

    def infer():
        with torch.inference_mode():
            y, final = module(x, state)
            return dense(y), final

    return infer


def memory(case, threads):
    """What training takes beyond a run of one step, whose memory is the library's."""
    if case.cell not in MODULES:
        raise Unsupported(case.cell)
    prepare(replace(case, mode="train", batch=1, steps=1), threads)()
    before = process.resident()
    call = prepare(replace(case, mode="train"), threads)
    for _ in range(3):
        call()
    return process.peak() - before
