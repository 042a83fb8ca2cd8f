import RNNRuntime

/// What the generated types of the fixtures' models have in common.
protocol GeneratedModel {
  associatedtype Training: GeneratedTraining where Training.Model == Self
  associatedtype Inference: GeneratedInference where Inference.Model == Self

  static var layout: ParameterLayout { get }
  init(parameters: Parameters)
}

protocol GeneratedOutputs {
  var hidden: OutputView { get }
  var prediction: OutputView { get }
}

protocol GeneratedInference: AnyObject {
  associatedtype Model
  associatedtype Results: GeneratedOutputs

  init(batch: Int, steps: Int, threads: Int)
  /// Runs from the states of `stateTensors`, if the model carries states.
  func start(_ model: Model, x: [Float], lengths: [Int]?) -> Results
  var carried: [StateTensor] { get set }
}

protocol GeneratedTraining: AnyObject {
  associatedtype Model

  init(batch: Int, steps: Int, segmentSteps: Int?, threads: Int)
  func start(_ model: Model, x: [Float], wanted: [Float], lengths: [Int]?) -> Float
  var gradients: Gradients { get }
  var carried: [StateTensor] { get set }
}

/// Carries no states, and knows of no segments.
protocol Stateless: AnyObject {
  init(batch: Int, steps: Int, threads: Int)
}

extension Stateless {
  init(batch: Int, steps: Int, segmentSteps: Int?, threads: Int) {
    self.init(batch: batch, steps: steps, threads: threads)
  }

  var carried: [StateTensor] {
    get { [] }
    set { precondition(newValue.isEmpty) }
  }
}

extension LSTMModel: GeneratedModel {}
extension LSTMModel.Outputs: GeneratedOutputs {}
extension LSTMModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: LSTMModel, x: [Float], lengths: [Int]?) -> LSTMModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension LSTMModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: LSTMModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalLSTMModel: GeneratedModel {}
extension BidirectionalLSTMModel.Outputs: GeneratedOutputs {}
extension BidirectionalLSTMModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalLSTMModel, x: [Float], lengths: [Int]?) -> BidirectionalLSTMModel.Outputs {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalLSTMModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalLSTMModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension TwoLayerLSTMModel: GeneratedModel {}
extension TwoLayerLSTMModel.Outputs: GeneratedOutputs {}
extension TwoLayerLSTMModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerLSTMModel, x: [Float], lengths: [Int]?) -> TwoLayerLSTMModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension TwoLayerLSTMModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerLSTMModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalTwoLayerLSTMModel: GeneratedModel {}
extension BidirectionalTwoLayerLSTMModel.Outputs: GeneratedOutputs {}
extension BidirectionalTwoLayerLSTMModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalTwoLayerLSTMModel, x: [Float], lengths: [Int]?)
    -> BidirectionalTwoLayerLSTMModel.Outputs
  {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalTwoLayerLSTMModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalTwoLayerLSTMModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension GRUModel: GeneratedModel {}
extension GRUModel.Outputs: GeneratedOutputs {}
extension GRUModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: GRUModel, x: [Float], lengths: [Int]?) -> GRUModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension GRUModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: GRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalGRUModel: GeneratedModel {}
extension BidirectionalGRUModel.Outputs: GeneratedOutputs {}
extension BidirectionalGRUModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalGRUModel, x: [Float], lengths: [Int]?) -> BidirectionalGRUModel.Outputs {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalGRUModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension TwoLayerGRUModel: GeneratedModel {}
extension TwoLayerGRUModel.Outputs: GeneratedOutputs {}
extension TwoLayerGRUModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerGRUModel, x: [Float], lengths: [Int]?) -> TwoLayerGRUModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension TwoLayerGRUModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalTwoLayerGRUModel: GeneratedModel {}
extension BidirectionalTwoLayerGRUModel.Outputs: GeneratedOutputs {}
extension BidirectionalTwoLayerGRUModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalTwoLayerGRUModel, x: [Float], lengths: [Int]?)
    -> BidirectionalTwoLayerGRUModel.Outputs
  {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalTwoLayerGRUModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalTwoLayerGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension ChoGRUModel: GeneratedModel {}
extension ChoGRUModel.Outputs: GeneratedOutputs {}
extension ChoGRUModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: ChoGRUModel, x: [Float], lengths: [Int]?) -> ChoGRUModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension ChoGRUModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: ChoGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalChoGRUModel: GeneratedModel {}
extension BidirectionalChoGRUModel.Outputs: GeneratedOutputs {}
extension BidirectionalChoGRUModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalChoGRUModel, x: [Float], lengths: [Int]?) -> BidirectionalChoGRUModel.Outputs {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalChoGRUModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalChoGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension TwoLayerChoGRUModel: GeneratedModel {}
extension TwoLayerChoGRUModel.Outputs: GeneratedOutputs {}
extension TwoLayerChoGRUModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerChoGRUModel, x: [Float], lengths: [Int]?) -> TwoLayerChoGRUModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension TwoLayerChoGRUModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerChoGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalTwoLayerChoGRUModel: GeneratedModel {}
extension BidirectionalTwoLayerChoGRUModel.Outputs: GeneratedOutputs {}
extension BidirectionalTwoLayerChoGRUModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalTwoLayerChoGRUModel, x: [Float], lengths: [Int]?)
    -> BidirectionalTwoLayerChoGRUModel.Outputs
  {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalTwoLayerChoGRUModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalTwoLayerChoGRUModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension ElmanModel: GeneratedModel {}
extension ElmanModel.Outputs: GeneratedOutputs {}
extension ElmanModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: ElmanModel, x: [Float], lengths: [Int]?) -> ElmanModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension ElmanModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: ElmanModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalElmanModel: GeneratedModel {}
extension BidirectionalElmanModel.Outputs: GeneratedOutputs {}
extension BidirectionalElmanModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalElmanModel, x: [Float], lengths: [Int]?) -> BidirectionalElmanModel.Outputs {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalElmanModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalElmanModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}

extension TwoLayerElmanModel: GeneratedModel {}
extension TwoLayerElmanModel.Outputs: GeneratedOutputs {}
extension TwoLayerElmanModel.Inference: GeneratedInference {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerElmanModel, x: [Float], lengths: [Int]?) -> TwoLayerElmanModel.Outputs {
    run(model, x: x, lengths: lengths, carriesState: true)
  }
}
extension TwoLayerElmanModel.Training: GeneratedTraining {
  var carried: [StateTensor] {
    get { stateTensors }
    set { stateTensors = newValue }
  }
  func start(_ model: TwoLayerElmanModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths, carriesState: true)
  }
}

extension BidirectionalTwoLayerElmanModel: GeneratedModel {}
extension BidirectionalTwoLayerElmanModel.Outputs: GeneratedOutputs {}
extension BidirectionalTwoLayerElmanModel.Inference: GeneratedInference, Stateless {
  func start(_ model: BidirectionalTwoLayerElmanModel, x: [Float], lengths: [Int]?)
    -> BidirectionalTwoLayerElmanModel.Outputs
  {
    run(model, x: x, lengths: lengths)
  }
}
extension BidirectionalTwoLayerElmanModel.Training: GeneratedTraining, Stateless {
  func start(_ model: BidirectionalTwoLayerElmanModel, x: [Float], wanted: [Float], lengths: [Int]?) -> Float {
    run(model, x: x, wanted: wanted, lengths: lengths)
  }
}
