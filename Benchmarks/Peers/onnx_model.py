"""A cell as an ONNX model, with its inputs."""
import numpy
from onnx import TensorProto, helper, numpy_helper

from case import Unsupported
from cells import CELLS

OPERATORS = {"lstm": "LSTM", "peephole": "LSTM", "gru": "GRU", "elman": "RNN"}


def model(case):
    """The bytes of the model, and arrays for its inputs."""
    if case.cell not in OPERATORS or case.is_training:
        raise Unsupported(case.cell, case.mode)
    operator, rows = OPERATORS[case.cell], CELLS[case.cell].input_products * case.hidden
    random = numpy.random.RandomState(0)

    def normal(*shape):
        return (random.randn(*shape) * case.hidden**-0.5).astype("f")

    constants = {"W": normal(1, rows, case.inputs), "R": normal(1, rows, case.hidden), "B": normal(1, 2 * rows)}
    state = numpy.zeros((1, case.batch, case.hidden), "f")
    feed = {"X": normal(case.steps, case.batch, case.inputs), "h": state}
    inputs, outputs = ["X", "W", "R", "B", "", "h"], ["Y", "Y_h"]
    if operator == "LSTM":
        feed["c"] = state
        inputs.append("c")
        outputs.append("Y_c")
    if case.cell == "peephole":
        constants["P"] = normal(1, 3 * case.hidden)
        inputs.append("P")
    # PyTorch's GRU, whose reset gate acts after the product.
    attributes = {"linear_before_reset": 1} if operator == "GRU" else {}
    nodes = [helper.make_node(operator, inputs, outputs, hidden_size=case.hidden, **attributes)]
    if case.is_dense:
        constants["D"], constants["d"] = normal(case.hidden, 1), normal(1)
        nodes += [helper.make_node("MatMul", ["Y_h", "D"], ["product"]), helper.make_node("Add", ["product", "d"], ["y"])]
        outputs[0] = nodes[0].output[0] = ""
        outputs = ["y"] + outputs[1:]

    graph = helper.make_graph(
        nodes, "case",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, array.shape) for name, array in feed.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [numpy_helper.from_array(array, name) for name, array in constants.items()])
    onnx = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return onnx.SerializeToString(), feed
