"""What onnxruntime makes of an ONNX file, for `rnnc verify`. It takes the folder where the request is and the reply goes.

request.json: {"model": PATH, "runs": [{NAME: {"type": "float32", "shape": [3, 7, 2], "offset": 0}, ...}, ...]}
reply.json:   {"runs": [{"outputs": [{"name": NAME, "shape": [...], "offset": 0}, ...]} or {"error": TEXT}, ...]}
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


def run(feeds):
    arrays = {}
    for name, feed in feeds.items():
        count = int(numpy.prod(feed["shape"], dtype=numpy.int64))
        array = numbers[feed["offset"]:feed["offset"] + count].reshape(feed["shape"])
        arrays[name] = array.astype(feed["type"])
    outputs = []
    for output, value in zip(session.get_outputs(), session.run(None, arrays)):
        # Neither texts nor lists of tensors.
        if isinstance(value, numpy.ndarray) and value.dtype.kind in "fiub":
            offset = sum(array.size for array in results)
            results.append(value.astype("<f8").reshape(-1))
            outputs.append({"name": output.name, "shape": list(value.shape), "offset": offset})
    return {"outputs": outputs}


replies = []
for feeds in request["runs"]:
    try:
        replies.append(run(feeds))
    except Exception as error:
        replies.append({"error": str(error)})
numpy.concatenate(results or [numpy.zeros(0)]).tofile(os.path.join(folder, "reply.bin"))
with open(os.path.join(folder, "reply.json"), "w", encoding="utf-8") as file:
    json.dump({"runs": replies}, file)
