"""torch.compile of the equations, and of what is more than a cell."""
import torch

import torch_equations
from case import Unsupported
from cells import CELLS
from torch_calls import CALLS


def prepare(case, threads):
    if case.cell not in CELLS and case.cell not in CALLS:
        raise Unsupported(case.cell)
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    torch.compiler.reset()
    if case.cell in CALLS:
        return CALLS[case.cell](case, torch.compile)
    return torch_equations.call(case, torch.compile(torch_equations.run))
