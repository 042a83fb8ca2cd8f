extension LSTM1x16: ScalarSteppedNetwork {}
extension LSTM32x64: SteppedNetwork {}

extension LSTM64x64: TrainedNetwork {}
extension LSTM64x64.Inference: NetworkInference {}
extension LSTM64x64.Training: NetworkTraining {}

extension LSTM256x256: TrainedNetwork {}
extension LSTM256x256.Inference: NetworkInference {}
extension LSTM256x256.Training: NetworkTraining {}

extension LSTM512x512: TrainedNetwork {}
extension LSTM512x512.Inference: NetworkInference {}
extension LSTM512x512.Training: NetworkTraining {}

extension GRU256x256: TrainedNetwork {}
extension GRU256x256.Inference: NetworkInference {}
extension GRU256x256.Training: NetworkTraining {}

extension Peephole256x256: TrainedNetwork {}
extension Peephole256x256.Inference: NetworkInference {}
extension Peephole256x256.Training: NetworkTraining {}
