"""Runs what rnnc has run, with its parameters and inputs."""
import json
import pathlib

import numpy
import torch


def check(case, folder):
    """The loss sum(y * g), a mean over examples and steps, and the norm of its gradients."""
    folder = pathlib.Path(folder)
    module = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[case.cell](case.inputs, case.hidden, batch_first=True)
    is_own = "y.Wf" not in (tensors := read(folder / "parameters.safetensors")) and "y.Wr" not in tensors
    load(module, OWN_NAMES[case.cell] if is_own else NAMES[case.cell], tensors)

    def floats(name, width):
        values = numpy.fromfile(folder / name, dtype="f")
        return torch.from_numpy(values.reshape(case.batch, case.steps, width))

    y, _ = module(floats("x", case.inputs))
    loss = (y * floats("g", case.hidden)).sum() / (case.batch * case.steps)
    loss.backward()
    gradients = [module.weight_ih_l0.grad, module.weight_hh_l0.grad, module.bias_ih_l0.grad]
    if case.cell == "gru":
        # The candidate has two biases, the gates one each.
        gradients.append(module.bias_hh_l0.grad[2 * case.hidden :])
    norm = torch.sqrt(sum((gradient.double() ** 2).sum() for gradient in gradients))
    return {"loss": loss.item(), "gradientNorm": norm.item()}


# For each of PyTorch's gates: the weights on [h, x], or those on x and on h, and the biases.
NAMES = {
    "lstm": [("Wi", "bi"), ("Wf", "bf"), ("Wg", "bg"), ("Wo", "bo")],
    "gru": [("Wr", "br"), ("Wz", "bz"), ("Wn", "Un", "bn", "cn")],
}
OWN_NAMES = {
    "lstm": [("Write", "w"), ("Keep", "k"), ("Make", "m"), ("Show", "s")],
    "gru": [("Open", "o"), ("Mix", "m"), ("New", "Old", "b", "a")],
}


def load(module, names, tensors):
    hidden = module.hidden_size
    with torch.no_grad():
        module.bias_hh_l0.zero_()
        for gate, parameters in enumerate(names):
            rows = slice(gate * hidden, (gate + 1) * hidden)
            values = [torch.from_numpy(tensors[f"y.{name}"]) for name in parameters]
            if len(values) == 2:
                weight, bias = values
                hh, ih, bias_hh = weight[:, :hidden], weight[:, hidden:], torch.zeros(hidden)
            else:
                ih, hh, bias, bias_hh = values
            module.weight_ih_l0[rows], module.weight_hh_l0[rows] = ih, hh
            module.bias_ih_l0[rows], module.bias_hh_l0[rows] = bias, bias_hh


def read(path):
    """The tensors of a safetensors file in single precision."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    entries = json.loads(data[8:start])
    tensors = {}
    for name, entry in entries.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            tensors[name] = numpy.frombuffer(data[start + begin : start + end], "f").reshape(entry["shape"]).copy()
    return tensors
