"""torch.compile, of the equations."""
import torch

import torch_equations
from case import Unsupported
from cells import CELLS


def prepare(case, threads):
    if case.cell not in CELLS:
        raise Unsupported(case.cell)
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    torch.compiler.reset()
    return torch_equations.call(case, torch.compile(torch_equations.run))
