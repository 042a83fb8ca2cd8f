"""OpenVINO."""
import io

import openvino

import onnx_model


def prepare(case, threads):
    model, feed = onnx_model.model(case)
    options = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32"}
    compiled = openvino.Core().compile_model(openvino.Core().read_model(io.BytesIO(model)), "CPU", options)
    request = compiled.create_infer_request()
    return lambda: request.infer(feed)
