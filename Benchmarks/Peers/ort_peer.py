"""ONNX Runtime."""
import onnxruntime

import onnx_model


def prepare(case, threads):
    model, feed = onnx_model.model(case)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, feed)
