"""Cells as equations, for every library with sigmoid, tanh, softplus and split.

A cell takes the projection of its input (with the bias), its states and its weights, and gives the next states; the
first of them is what it writes. `U` are the products with the state side by side, `v` vectors.
"""
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Cell:
    input_products: int
    state_products: int
    states: int
    step: Callable


def lstm(op, x, states, U, v):
    h, c = states
    i, f, g, o = op.split(x + h @ U, 4)
    c = op.sigmoid(f) * c + op.sigmoid(i) * op.tanh(g)
    return op.sigmoid(o) * op.tanh(c), c


def peephole(op, x, states, U, v):
    h, c = states
    i, f, g, o = op.split(x + h @ U, 4)
    c = op.sigmoid(f + v[1] * c) * c + op.sigmoid(i + v[0] * c) * op.tanh(g)
    return op.sigmoid(o + v[2] * c) * op.tanh(c), c


def coupled(op, x, states, U, v):
    h, c = states
    f, g, o = op.split(x + h @ U, 3)
    f = op.sigmoid(f)
    c = f * c + (1 - f) * op.tanh(g)
    return op.sigmoid(o) * op.tanh(c), c


def gru(op, x, states, U, v):
    (h,) = states
    xr, xz, xn = op.split(x, 3)
    hr, hz, hn = op.split(h @ U, 3)
    z = op.sigmoid(xz + hz)
    n = op.tanh(xn + op.sigmoid(xr + hr) * (hn + v[0]))
    return (z * h + (1 - z) * n,)


def elman(op, x, states, U, v):
    (h,) = states
    return (op.tanh(x + h @ U),)


def mingru(op, x, states, U, v):
    (h,) = states
    z, g = op.split(x, 2)
    z = op.sigmoid(z)
    return ((1 - z) * h + z * g,)


def lru(op, x, states, U, v):
    re, im = states
    xr, xi = op.split(x, 2)
    return v[0] * re - v[1] * im + xr, v[0] * im + v[1] * re + xi


def rglru(op, x, states, U, v):
    (h,) = states
    a, b = rglru_factors(op, x, v)
    return (a * h + b,)


def rglru_factors(op, x, v):
    r, i, u = op.split(x, 3)
    a = op.exp(-8 * op.softplus(v[0]) * op.sigmoid(r))
    return a, op.sqrt(1 - a * a) * op.sigmoid(i) * u


def mingru_factors(op, x, v):
    z, g = op.split(x, 2)
    z = op.sigmoid(z)
    return 1 - z, z * g


def tide(op, x, states, U, v):
    fast, slow = states
    keep, mix, candidate, strength = op.split(x + fast @ U, 4)
    keep, mix = op.sigmoid(keep), op.sigmoid(mix)
    slow = keep * slow + (1 - keep) * op.softplus(strength) * op.tanh(candidate)
    return mix * op.tanh(slow) + (1 - mix) * fast, slow


CELLS = {
    "lstm": Cell(4, 4, 2, lstm),
    "peephole": Cell(4, 4, 2, peephole),
    "coupled": Cell(3, 3, 2, coupled),
    "gru": Cell(3, 3, 1, gru),
    "elman": Cell(1, 1, 1, elman),
    "mingru": Cell(2, 0, 1, mingru),
    "lru": Cell(2, 0, 2, lru),
    "rglru": Cell(3, 0, 1, rglru),
    "tide": Cell(4, 4, 2, tide),
}


# How many vectors a cell has besides.
VECTORS = {"peephole": 3, "gru": 1, "lru": 2, "rglru": 1}

# a and b of h' = a * h + b, of cells that are that.
FACTORS = {"mingru": mingru_factors, "rglru": rglru_factors}


def weights(case, normal):
    """The weights of a cell, drawn by `normal(*shape)`: what its equations use and no more."""
    cell, hidden = CELLS[case.cell], case.hidden
    scale = hidden**-0.5
    drawn = {
        "W": normal(case.inputs, cell.input_products * hidden) * scale,
        "b": normal(cell.input_products * hidden) * scale,
    }
    if cell.state_products:
        drawn["U"] = normal(hidden, cell.state_products * hidden) * scale
    if case.cell in VECTORS:
        drawn["v"] = normal(VECTORS[case.cell], hidden) * scale
    if case.is_dense:
        drawn["D"], drawn["d"] = normal(hidden, 1) * scale, normal(1)
    return drawn
