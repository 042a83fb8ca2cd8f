"""Compares modules of Python that rnnc made with its reference interpreter, in double precision.

Arguments: the tool, the folder with the packages, the folder of the models.
"""
import importlib
import json
import os
import subprocess
import sys

import numpy as np

tool, packages, models = sys.argv[1:]
random = np.random.default_rng(1)


def write(path, tensors):
    """A safetensors file."""
    names = {np.dtype("float32"): "F32", np.dtype("float64"): "F64", np.dtype("int64"): "I64"}
    header, data = {}, b""
    for name, array in tensors.items():
        array = np.ascontiguousarray(array)
        content = array.tobytes()
        header[name] = {
            "dtype": names[array.dtype], "shape": list(array.shape),
            "data_offsets": [len(data), len(data) + len(content)],
        }
        data += content
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + data)


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    length = int.from_bytes(content[:8], "little")
    result = {}
    for name, entry in json.loads(content[8 : 8 + length]).items():
        if name == "__metadata__":
            continue
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        element = {"F64": np.float64, "F32": np.float32}[entry["dtype"]]
        result[name] = np.frombuffer(content[begin:end], element).reshape(entry["shape"])
    return result


def expected(model, parameters, inputs, *options):
    """What the interpreter gives."""
    given, got = os.path.join(packages, "inputs.safetensors"), os.path.join(packages, "outputs.safetensors")
    write(given, inputs)
    command = [tool, "run", os.path.join(models, model), "--parameters", parameters, "--inputs", given]
    subprocess.run(command + ["--outputs", got, *options], check=True)
    return read(got)


worst = 0.0


def compare(what, found, wanted, bound=1e-5):
    global worst
    found, wanted = np.asarray(found, np.float64), np.asarray(wanted, np.float64)
    assert found.shape == wanted.shape, f"{what}: {found.shape} instead of {wanted.shape}"
    assert np.abs(wanted).max() > 1e-5, f"{what}: all numbers are about zero"
    difference = np.abs(found - wanted).max() / max(1, np.abs(wanted).max())
    worst = max(worst, difference)
    assert difference < bound, f"{what}: off by {difference}"


def refused(kind, action):
    try:
        action()
    except kind as error:
        assert str(error), "an error without a text"
    else:
        raise AssertionError(f"no {kind.__name__}")


def module(name):
    sys.path.insert(0, os.path.join(packages, name))
    return importlib.import_module(name)


def floats(*shape):
    return random.standard_normal(shape, dtype=np.float32)


def forecast():
    m = module("forecast")
    path = os.path.join(packages, "forecast.safetensors")
    model = m.Model(path)
    x, y, lengths = floats(3, 9, 4), floats(3, 9, 4), np.array([9, 4, 7])
    inputs = {"input.series": x, "input.next": y, "lengths": lengths}
    want = expected("Forecast.rnn", path, inputs, "--gradients")
    inference = m.Inference(3, 9)
    compare("prediction", inference.run(model, x, lengths=lengths), want["output.prediction"])
    stream = m.Stream(model)
    steps = np.stack([stream.step(x[0, step]) for step in range(9)])
    compare("steps", steps, want["output.prediction"][0])
    compare("states", stream.states, want["final.prediction.GRU.h"][0])
    stream.reset()
    block = stream.run(x[0, :5])
    copy = stream.copy()
    compare("block", np.concatenate([block, copy.run(x[0, 5:])]), want["output.prediction"][0])
    stream.states = np.zeros(16)
    compare("states set", stream.run(x[0, :5]), want["output.prediction"][0, :5])

    training = m.Training(3, 9)
    compare("loss", [training.run(model, x, y, lengths=lengths)], [want["loss"]])
    compare("evaluation", [training.evaluate(model, x, y, lengths=lengths)], [want["loss"]])
    for name in model.keys():
        compare(f"gradient of {name}", training.gradient(name), want["gradient." + name])
    optimizer = m.Optimizer.adam(1e-2)
    first = last = training.run(model, x, y)
    for _ in range(50):
        last = training.run(model, x, y)
        assert training.clip(1.0) > 0
        optimizer.update(model, training)
    assert last < 0.9 * first
    saved = os.path.join(packages, "saved.safetensors")
    model.save(saved)
    again = m.Model(saved)
    assert all(np.array_equal(again[name], model[name]) for name in model.keys())
    again["prediction.b"] = [1, 2, 3, 4]
    assert np.array_equal(again["prediction.b"], np.array([1, 2, 3, 4], np.float32))
    with open(saved, "rb") as file:
        same = m.Model(bytes=file.read())
    assert np.array_equal(same["prediction.W"], model["prediction.W"])
    assert not np.array_equal(m.Model(seed=1)["prediction.W"], m.Model(seed=2)["prediction.W"])

    refused(m.Error, lambda: m.Model("there is no such file"))
    refused(m.Error, lambda: m.Model(bytes=b"something else"))
    refused(ValueError, lambda: m.Model())
    refused(ValueError, lambda: stream.step(floats(3)))
    refused(ValueError, lambda: inference.run(model, floats(3, 9, 5)))
    refused(m.Error, lambda: inference.run(model, floats(4, 9, 4)))
    refused(m.Error, lambda: inference.run(model, x, lengths=[10, 1, 1]))
    refused(KeyError, lambda: model["W"])
    refused(m.Error, lambda: m.Inference(0, 1))
    for _ in range(20000):
        m.Stream(model)


def letters():
    m = module("letters")
    path = os.path.join(packages, "letters.safetensors")
    model = m.Model(path)
    text, check = random.integers(0, 12, (2, 6)), floats(2, 6)
    want = expected("Letters.rnn", path, {"input.int": text, "input.check": check})
    found = m.Inference(2, 6).run(model, text, check)
    compare("probabilities", found.double_, want["output.double"])
    compare("get", found.get_2, want["output.get"])
    stream = m.Stream(model)
    one = stream.step(text[0, 0], check[0, 0])
    compare("first step", one.double_, want["output.double"][0, 0])
    rest = stream.run(text[0, 1:], check[0, 1:])
    compare("rest", rest.get_2, want["output.get"][0, 1:])
    refused(ValueError, lambda: stream.step(12, 0.0))
    refused(m.Error, lambda: m.Inference(1, 6).run(model, text[:1] + 12, check[:1]))


def attention():
    m = module("attention")
    path = os.path.join(packages, "attention.safetensors")
    model = m.Model(path)
    source, given, wanted = floats(2, 7, 3), floats(2, 5, 4), floats(2, 5, 2)
    lengths = {"lengths.source": np.array([7, 3]), "lengths.given": np.array([4, 5])}
    inputs = {"input.source": source, "input.given": given, "input.wanted": wanted, **lengths}
    want = expected("AttentionDecoder.rnn", path, inputs, "--gradients")
    found = m.Inference(2, 7, 5).run(model, source, given, source_lengths=[7, 3], given_lengths=[4, 5])
    compare("decoded", found.decoded, want["output.decoded"])
    compare("prediction", found.prediction, want["output.prediction"])
    training = m.Training(2, 7, 5)
    loss = training.run(model, source, given, wanted, source_lengths=[7, 3], given_lengths=[4, 5])
    compare("loss", [loss], [want["loss"]])
    for name in model.keys():
        compare(f"gradient of {name}", training.gradient(name), want["gradient." + name])
    assert not hasattr(m, "Stream")


def adversaries():
    m = module("adversaries")
    path = os.path.join(packages, "adversaries.safetensors")
    model = m.Model(path)
    noise, real = floats(3, 6, 3), floats(3, 4, 2)
    both = {"input.noise": noise, "input.real": real}
    for loss, training, given in [
        ("criticLoss", m.CriticLossTraining(3, 6, 4), both),
        ("generatorLoss", m.GeneratorLossTraining(3, 6), {"input.noise": noise}),
    ]:
        want = expected("Adversaries.rnn", path, given, "--gradients", "--loss", loss)
        found = training.run(model, *given.values())
        compare(loss, [found], [want["loss"]])
        trained = {name for name in model.keys() if "gradient." + name in want}
        for name in model.keys():
            if name in trained:
                compare(f"gradient of {name}", training.gradient(name), want["gradient." + name])
            else:
                assert not training.gradient(name).any()
        before = {name: model[name] for name in model.keys()}
        m.Optimizer.sgd(0.1).update(model, training)
        changed = {name for name in model.keys() if not np.array_equal(before[name], model[name])}
        assert changed == trained, changed ^ trained
        for name, elements in before.items():
            model[name] = elements


for test in [forecast, letters, attention, adversaries]:
    if os.path.exists(os.path.join(packages, test.__name__)):
        test()
        print(f"{test.__name__}: largest difference {worst:.1e}")
        worst = 0.0
