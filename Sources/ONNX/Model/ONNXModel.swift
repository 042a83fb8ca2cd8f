/// A model as an ONNX file has it (https://onnx.ai/onnx/repo-docs/IR.html), as far as it matters for what it computes.
public struct ONNXModel: Sendable, Equatable {
  public var irVersion: Int
  /// The version of each domain's operators; that of the standard ones is under the empty name.
  public var opsets: [String: Int]
  public var producer: String
  public var graph: ONNXGraph
  /// Operators that are defined in the file, by domain and name.
  public var functions: [ONNXFunction]

  public init(
    irVersion: Int = 8, opsets: [String: Int] = ["": 17], producer: String = "", graph: ONNXGraph,
    functions: [ONNXFunction] = []
  ) {
    self.irVersion = irVersion
    self.opsets = opsets
    self.producer = producer
    self.graph = graph
    self.functions = functions
  }
}

/// Nodes in an order in which each comes after those whose results it takes.
public struct ONNXGraph: Sendable, Equatable {
  public var name: String
  public var nodes: [ONNXNode]
  /// Constants; some may have the name of an input, which then is the default of it.
  public var initializers: [ONNXTensor]
  public var inputs: [ONNXValue]
  public var outputs: [ONNXValue]
  /// What the file says of values between.
  public var values: [ONNXValue]

  public init(
    name: String = "", nodes: [ONNXNode] = [], initializers: [ONNXTensor] = [], inputs: [ONNXValue] = [],
    outputs: [ONNXValue] = [], values: [ONNXValue] = []
  ) {
    self.name = name
    self.nodes = nodes
    self.initializers = initializers
    self.inputs = inputs
    self.outputs = outputs
    self.values = values
  }
}

/// An application of an operator.
public struct ONNXNode: Sendable, Equatable {
  /// May be empty, and need not be unique.
  public var name: String
  /// `LSTM`
  public var operation: String
  /// Empty for the standard operators.
  public var domain: String
  /// Tells functions of the same domain and name apart; mostly empty.
  public var overload: String
  /// An empty name stands for an input that is not given.
  public var inputs: [String]
  public var outputs: [String]
  public var attributes: [String: ONNXAttribute]

  public init(
    name: String = "", operation: String, domain: String = "", overload: String = "", inputs: [String] = [],
    outputs: [String] = [], attributes: [String: ONNXAttribute] = [:]
  ) {
    self.name = name
    self.operation = operation
    self.domain = domain
    self.overload = overload
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
  }
}

public enum ONNXAttribute: Sendable, Equatable {
  case float(Float)
  case int(Int64)
  case string(String)
  case tensor(ONNXTensor)
  case graph(ONNXGraph)
  case floats([Float])
  case ints([Int64])
  case strings([String])
  case tensors([ONNXTensor])
  case graphs([ONNXGraph])
  /// In a function of the file: what the node that calls it says under this name. The kind is nil if it is not told.
  case reference(String, kind: Kind?)
  /// Of a kind that recurrent networks do not use (sparse tensors, types, text that is not in UTF-8).
  case other

  /// Numbered as in the format (AttributeProto.AttributeType).
  public enum Kind: Int, Sendable, Equatable {
    case float = 1
    case int, string, tensor, graph, floats, ints, strings, tensors, graphs, sparseTensor, sparseTensors
    case typeDescription, typeDescriptions
  }
}

/// An operator that is defined by others.
public struct ONNXFunction: Sendable, Equatable {
  public var name: String
  public var domain: String
  public var overload: String
  public var inputs: [String]
  public var outputs: [String]
  /// Attributes without defaults, and with.
  public var attributes: [String]
  public var defaults: [String: ONNXAttribute]
  public var nodes: [ONNXNode]
  public var opsets: [String: Int]

  public init(
    name: String, domain: String, overload: String = "", inputs: [String] = [], outputs: [String] = [],
    attributes: [String] = [], defaults: [String: ONNXAttribute] = [:], nodes: [ONNXNode] = [],
    opsets: [String: Int] = [:]
  ) {
    self.name = name
    self.domain = domain
    self.overload = overload
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
    self.defaults = defaults
    self.nodes = nodes
    self.opsets = opsets
  }
}

/// The name and the type of a value.
public struct ONNXValue: Sendable, Equatable {
  public var name: String
  /// Nil if it is no tensor, or unknown.
  public var elementType: ONNXElementType?
  /// Nil if even the number of axes is unknown.
  public var shape: [ONNXDimension]?

  public init(_ name: String, _ elementType: ONNXElementType?, _ shape: [ONNXDimension]?) {
    self.name = name
    self.elementType = elementType
    self.shape = shape
  }
}

public enum ONNXDimension: Sendable, Equatable, Hashable {
  case size(Int)
  /// The same name is the same size.
  case named(String)
  case unknown
}

/// A constant. There are as many elements as the shape says, of the kind that the type says.
public struct ONNXTensor: Sendable, Equatable {
  public var name: String
  public var elementType: ONNXElementType
  public var shape: [Int]
  public var elements: Elements

  public enum Elements: Sendable, Equatable {
    /// Of floating types: each is exact.
    case floats([Double])
    /// Of integers and bool.
    case integers([Int64])
    case strings([String])
  }

  public init(_ name: String, _ elementType: ONNXElementType, _ shape: [Int], _ elements: Elements) {
    self.name = name
    self.elementType = elementType
    self.shape = shape
    self.elements = elements
  }
}
