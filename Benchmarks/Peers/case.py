"""What is measured: cell:mode:inputs:hidden[:batch:steps]."""
from dataclasses import dataclass


class Unsupported(Exception):
    """The library has no such cell, or cannot do that with it."""


@dataclass(frozen=True)
class Case:
    cell: str
    mode: str
    inputs: int
    hidden: int
    batch: int = 1
    steps: int = 1

    @staticmethod
    def parse(text):
        cell, mode, *numbers = text.split(":")
        # Written by a user or not: nobody but rnnc could tell.
        return Case(cell.removesuffix("-own"), mode, *map(int, numbers[:4]))

    @property
    def is_dense(self):
        return self.mode == "step+dense"

    @property
    def is_training(self):
        return self.mode == "train"
