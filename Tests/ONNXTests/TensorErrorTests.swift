import Foundation
import ONNX
import Testing

@Suite struct TensorErrorTests {
  private func error(_ tensor: Message) -> String? {
    ONNXTests.error(Message.model(initializer: tensor.text(8, "W"))).map {
      $0.replacing("graph.initializer[0]: the tensor 'W': ", with: "")
    }
  }

  private func tensor(_ type: UInt64, _ shape: UInt64...) -> Message {
    shape.reduce(Message().number(2, type)) { $0.number(1, $1) }
  }

  @Test func types() {
    #expect(error(tensor(22, 2).data(9, [1])) == "elements of the type INT4 are not supported")
    #expect(error(tensor(17, 2).data(9, [1, 2])) == "elements of the type FLOAT8E4M3FN are not supported")
    #expect(error(tensor(14, 0)) == "elements of the type COMPLEX64 are not supported")
    #expect(error(tensor(99, 0)) == "elements of the type 99 are not supported")
    #expect(error(Message()) == "elements of the type 0 are not supported")
  }

  @Test func counts() {
    #expect(error(tensor(1, 2).data(4, [0, 0, 0, 0])) == "has 1 elements, and its shape [2] takes 2 of float32")
    // In the list of another type.
    #expect(error(tensor(1, 1).number(5, 0)) == "has 1 elements, and its shape [1] takes 1 of float32")
    #expect(error(tensor(1)) == "has 0 elements, and its shape [] takes 1 of float32")
    #expect(error(tensor(1, 2).data(9, [0])) == "has 1 bytes, and its shape takes 2 elements of 4")
    #expect(error(tensor(3, 2).data(9, [0]).number(5, 0)) == "has its elements twice")
    #expect(error(tensor(8, 1).data(9, [0])) == "text cannot be in raw_data")
    #expect(error(tensor(8, 1).data(6, [0xC0]))?.hasSuffix("is not in UTF-8") == true)
    #expect(error(tensor(1, 1).data(3, []).data(4, [0, 0, 0, 0])) == "tensors in segments are not supported")
    // Before the name is known.
    #expect(error(tensor(1, 1).data(4, [0, 0, 0])) == "graph.initializer[0]: ends in the middle of a number")
  }

  @Test func shapes() {
    let minusOne = UInt64.max
    #expect(error(tensor(1, minusOne)) == "no axis has the size -1")
    #expect(
      error(tensor(1, 1 << 40, 1 << 40)) == "the shape [1099511627776, 1099511627776] is too large")
    #expect(error(tensor(1, 1 << 62, 1 << 62, 0)) == nil)
    #expect(error(tensor(1, 1 << 62).data(9, [0])) == "has 1 bytes, and its shape takes \(1 << 62) elements of 4")
  }

  @Test func ranges() {
    #expect(error(tensor(2, 1).number(5, 256)) == "the element 256 does not lie between 0 and 255")
    #expect(error(tensor(3, 1).number(5, 128)) == "the element 128 does not lie between -128 and 127")
    #expect(error(tensor(10, 1).number(5, 1 << 16)) == "the element 65536 does not lie between 0 and 65535")
    #expect(error(tensor(12, 1).number(11, 1 << 32)) == "the element 4294967296 does not lie between 0 and 4294967295")
    let great = "the element 9223372036854775808 is greater than 9223372036854775807, which is not supported"
    #expect(error(tensor(13, 1).number(11, 1 << 63)) == great)
    #expect(error(tensor(13, 1).data(9, [0, 0, 0, 0, 0, 0, 0, 0x80])) == great)
  }
}
