import RNNRuntime

/// What the fixtures' models have in common besides what all generated types have.
protocol FixtureModel: TrainableModel, PredictiveModel
where Example: FixtureExample, Inference.Results: FixtureOutputs {}

protocol FixtureExample: ModelExample {
  init(x: [Float], wanted: [Float]?)
}

protocol FixtureOutputs {
  var hidden: OutputView { get }
  var prediction: OutputView { get }
}

/// Training that can run in segments.
protocol SegmentedTraining: ModelTraining {
  init(batch: Int, steps: Int, segmentSteps: Int?, threads: Int)
}

extension LSTMModel: FixtureModel {}
extension LSTMModel.Example: FixtureExample {}
extension LSTMModel.Outputs: FixtureOutputs {}
extension LSTMModel.Training: SegmentedTraining {}

extension BidirectionalLSTMModel: FixtureModel {}
extension BidirectionalLSTMModel.Example: FixtureExample {}
extension BidirectionalLSTMModel.Outputs: FixtureOutputs {}

extension TwoLayerLSTMModel: FixtureModel {}
extension TwoLayerLSTMModel.Example: FixtureExample {}
extension TwoLayerLSTMModel.Outputs: FixtureOutputs {}
extension TwoLayerLSTMModel.Training: SegmentedTraining {}

extension BidirectionalTwoLayerLSTMModel: FixtureModel {}
extension BidirectionalTwoLayerLSTMModel.Example: FixtureExample {}
extension BidirectionalTwoLayerLSTMModel.Outputs: FixtureOutputs {}

extension GRUModel: FixtureModel {}
extension GRUModel.Example: FixtureExample {}
extension GRUModel.Outputs: FixtureOutputs {}
extension GRUModel.Training: SegmentedTraining {}

extension BidirectionalGRUModel: FixtureModel {}
extension BidirectionalGRUModel.Example: FixtureExample {}
extension BidirectionalGRUModel.Outputs: FixtureOutputs {}

extension TwoLayerGRUModel: FixtureModel {}
extension TwoLayerGRUModel.Example: FixtureExample {}
extension TwoLayerGRUModel.Outputs: FixtureOutputs {}
extension TwoLayerGRUModel.Training: SegmentedTraining {}

extension BidirectionalTwoLayerGRUModel: FixtureModel {}
extension BidirectionalTwoLayerGRUModel.Example: FixtureExample {}
extension BidirectionalTwoLayerGRUModel.Outputs: FixtureOutputs {}

extension ChoGRUModel: FixtureModel {}
extension ChoGRUModel.Example: FixtureExample {}
extension ChoGRUModel.Outputs: FixtureOutputs {}
extension ChoGRUModel.Training: SegmentedTraining {}

extension BidirectionalChoGRUModel: FixtureModel {}
extension BidirectionalChoGRUModel.Example: FixtureExample {}
extension BidirectionalChoGRUModel.Outputs: FixtureOutputs {}

extension TwoLayerChoGRUModel: FixtureModel {}
extension TwoLayerChoGRUModel.Example: FixtureExample {}
extension TwoLayerChoGRUModel.Outputs: FixtureOutputs {}
extension TwoLayerChoGRUModel.Training: SegmentedTraining {}

extension BidirectionalTwoLayerChoGRUModel: FixtureModel {}
extension BidirectionalTwoLayerChoGRUModel.Example: FixtureExample {}
extension BidirectionalTwoLayerChoGRUModel.Outputs: FixtureOutputs {}

extension ElmanModel: FixtureModel {}
extension ElmanModel.Example: FixtureExample {}
extension ElmanModel.Outputs: FixtureOutputs {}
extension ElmanModel.Training: SegmentedTraining {}

extension BidirectionalElmanModel: FixtureModel {}
extension BidirectionalElmanModel.Example: FixtureExample {}
extension BidirectionalElmanModel.Outputs: FixtureOutputs {}

extension TwoLayerElmanModel: FixtureModel {}
extension TwoLayerElmanModel.Example: FixtureExample {}
extension TwoLayerElmanModel.Outputs: FixtureOutputs {}
extension TwoLayerElmanModel.Training: SegmentedTraining {}

extension BidirectionalTwoLayerElmanModel: FixtureModel {}
extension BidirectionalTwoLayerElmanModel.Example: FixtureExample {}
extension BidirectionalTwoLayerElmanModel.Outputs: FixtureOutputs {}
