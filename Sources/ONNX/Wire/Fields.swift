// The numbers of the fields (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that are read or written.

enum ModelField: Int {
  case irVersion = 1
  case producerName = 2
  case graph = 7
  case opsetImport = 8
  case functions = 25
}

enum OpsetField: Int {
  case domain = 1
  case version = 2
}

enum GraphField: Int {
  case node = 1
  case name = 2
  case initializer = 5
  case input = 11
  case output = 12
  case valueInfo = 13
  case sparseInitializer = 15
}

enum NodeField: Int {
  case input = 1
  case output = 2
  case name = 3
  case operation = 4
  case attribute = 5
  case domain = 7
  case overload = 8
}

enum AttributeField: Int {
  case name = 1
  case float = 2
  case int = 3
  case string = 4
  case tensor = 5
  case graph = 6
  case floats = 7
  case ints = 8
  case strings = 9
  case tensors = 10
  case graphs = 11
  case typeDescription = 14
  case typeDescriptions = 15
  case kind = 20
  case reference = 21
  case sparseTensor = 22
  case sparseTensors = 23
}

enum FunctionField: Int {
  case name = 1
  case input = 4
  case output = 5
  case attribute = 6
  case node = 7
  case opsetImport = 9
  case domain = 10
  case attributeWithDefault = 11
  case overload = 13
}

enum ValueField: Int {
  case name = 1
  case type = 2
}

enum TypeField: Int {
  case tensor = 1
  case sequence = 4
  case map = 5
  case opaque = 7
  case sparseTensor = 8
  case optional = 9
}

enum TensorTypeField: Int {
  case elementType = 1
  case shape = 2
}

enum ShapeField: Int {
  case dimension = 1
}

enum DimensionField: Int {
  case value = 1
  case parameter = 2
}

enum TensorField: Int {
  case dimensions = 1
  case elementType = 2
  case segment = 3
  case floats = 4
  case int32s = 5
  case strings = 6
  case int64s = 7
  case name = 8
  case raw = 9
  case doubles = 10
  case uint64s = 11
  case externalData = 13
  case location = 14
}

/// An entry of the list that says where external data are.
enum EntryField: Int {
  case key = 1
  case value = 2
}
