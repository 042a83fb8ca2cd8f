"""Cases in PyTorch that are more than a cell.

What they are called with besides the case is done to their functions: torch.compile, or nothing.
"""
import torch_attention
import torch_charlm
import torch_wired

CALLS = {"attention": torch_attention.call, "charlm": torch_charlm.call, **torch_wired.CALLS}
