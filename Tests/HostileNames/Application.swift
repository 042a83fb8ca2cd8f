// swift-format-ignore-file

// An application whose own declarations are called like all that generated code uses: a test compares the two lists.

struct Batch {}
struct Bool {}
struct Collection {}
struct CompiledFunction {}
struct ExamplePacker {}
struct f32x16 {}
struct Float {}
struct Floats {}
struct Fit {}
enum Foundation {}
struct Features {}
struct FunctionLayout {}
struct Encoded {}
struct EncodedInputs {}
struct EncodedValues {}
struct GeneratedCode {}
struct Gradients {}
struct Inference {}
struct Int {}
struct Int32 {}
struct Kernel {}
struct Kernels {}
struct Lanes {}
struct LastGate {}
struct ModelExample {}
struct ModelInference {}
struct ModelTraining {}
struct MutableFloats {}
struct NoiseSource {}
struct Outputs {}
struct OutputView {}
struct ParameterLayout {}
struct Pointwise {}
struct rnn_target {}
struct Sendable {}
struct Shard {}
struct StateTensor {}
struct StepCheck {}
struct Step {}
struct Stream {}
struct StreamBatch {}
struct Streams {}
struct StreamStorage {}
struct Tensor {}
struct Tokens {}
struct PredictiveModel {}
struct RandomTruncation {}
struct ReadOut {}
struct RegressionError {}
struct TrainableModel {}
struct Training {}
struct UInt64 {}
struct UnsafeBufferPointer {}
struct UnsafeMutablePointer {}
struct UnsafeMutableRawPointer {}
struct UnsafePointer {}
struct URL {}
struct ValidationError {}
struct Vector {}
struct Void {}

func max(_ a: Swift::Int, _ b: Swift::Int) -> Swift::Int { -1 }
func min(_ a: Swift::Int, _ b: Swift::Int) -> Swift::Int { -1 }
func rnn_flush_denormals() -> Swift::UInt64 { fatalError() }
func rnn_restore_denormals(_ state: Swift::UInt64) { fatalError() }

/// Types inside of a model's are the application's to add.
extension Gate {
  struct Vector {}
  struct Kernel {}
  struct Lanes {}
  struct Floats {}
  struct Step {}
}
