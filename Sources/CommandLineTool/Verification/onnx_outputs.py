"""What onnxruntime makes of an ONNX file, for `rnnc verify`. It takes the folder where the request is and the reply goes.

request.json: {"model": PATH, "runs": [{"feeds": {NAME: {"type": "float32", "shape": [3, 7, 2], "offset": 0,
                                              "isStream": false}, ...}, "steps": 7, "states": {INPUT: OUTPUT}}, ...]}
reply.json:   {"runs": [{"outputs": [{"name": NAME, "shape": [...], "offset": 0}, ...]} or {"error": TEXT}, ...]}
With "steps", the model is run so often: what is a stream has an axis of steps before the others, and goes in step by step;
states are what their outputs were in the step before; and all outputs get an axis of steps before the others.
The numbers are in request.bin and reply.bin, in double precision, at these offsets, which count numbers.
"""
import json
import os
import sys

try:
    import numpy
    import onnxruntime
except ImportError as error:
    sys.exit(f"{error.name} is not installed: '{sys.executable} -m pip install onnxruntime numpy' does it")

folder = sys.argv[1]
with open(os.path.join(folder, "request.json"), encoding="utf-8") as file:
    request = json.load(file)
numbers = numpy.fromfile(os.path.join(folder, "request.bin"), "<f8")

options = onnxruntime.SessionOptions()
options.log_severity_level = 3
try:
    session = onnxruntime.InferenceSession(request["model"], options, providers=["CPUExecutionProvider"])
except Exception as error:
    sys.exit(f"onnxruntime {onnxruntime.__version__} does not read the file: {error}")

results = []


def stacked(values):
    """One tensor of all steps; none of what grows from step to step, or is no tensor."""
    shapes = {value.shape if isinstance(value, numpy.ndarray) else None for value in values}
    return numpy.stack(values) if len(shapes) == 1 and None not in shapes else None


def run(request):
    arrays = {}
    for name, feed in request["feeds"].items():
        count = int(numpy.prod(feed["shape"], dtype=numpy.int64))
        array = numbers[feed["offset"]:feed["offset"] + count].reshape(feed["shape"])
        arrays[name] = array.astype(feed["type"])
    streams = {name for name, feed in request["feeds"].items() if feed["isStream"]}
    names = [output.name for output in session.get_outputs()]
    if "steps" in request:
        steps = []
        for step in range(request["steps"]):
            feeds = {name: array[step] if name in streams else array for name, array in arrays.items()}
            steps.append(session.run(None, feeds))
            after = dict(zip(names, steps[-1]))
            arrays.update({name: after[output] for name, output in request["states"].items()})
        values = [stacked(each) for each in zip(*steps)]
    else:
        values = session.run(None, arrays)
    outputs = []
    for name, value in zip(names, values):
        # Neither texts nor lists of tensors.
        if isinstance(value, numpy.ndarray) and value.dtype.kind in "fiub":
            offset = sum(array.size for array in results)
            results.append(value.astype("<f8").reshape(-1))
            outputs.append({"name": name, "shape": list(value.shape), "offset": offset})
    return {"outputs": outputs}


replies = []
for each in request["runs"]:
    try:
        replies.append(run(each))
    except Exception as error:
        replies.append({"error": str(error)})
numpy.concatenate(results or [numpy.zeros(0)]).tofile(os.path.join(folder, "reply.bin"))
with open(os.path.join(folder, "reply.json"), "w", encoding="utf-8") as file:
    json.dump({"runs": replies}, file)
