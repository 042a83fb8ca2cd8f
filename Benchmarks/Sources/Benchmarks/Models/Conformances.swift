// What follows from the declarations of Networks.swift: one line for each generated type.

extension LSTM1x8: ScalarSteppedNetwork {}
extension LSTM1x12: ScalarSteppedNetwork {}
extension LSTM1x16: ScalarSteppedNetwork {}
extension LSTM1x20: ScalarSteppedNetwork {}
extension LSTM1x24: ScalarSteppedNetwork {}
extension LSTM1x32: ScalarSteppedNetwork {}
extension LSTM1x40: ScalarSteppedNetwork {}
extension LSTM1x64: ScalarSteppedNetwork {}
extension LSTM32x64: SteppedNetwork {}
extension LSTM64x128: SteppedNetwork {}
extension LSTM1x8Dense: ScalarSteppedNetwork {}
extension LSTM1x12Dense: ScalarSteppedNetwork {}
extension LSTM1x16Dense: ScalarSteppedNetwork {}
extension LSTM1x20Dense: ScalarSteppedNetwork {}
extension LSTM1x24Dense: ScalarSteppedNetwork {}
extension LSTM1x32Dense: ScalarSteppedNetwork {}
extension LSTM1x40Dense: ScalarSteppedNetwork {}
extension LSTM1x64Dense: ScalarSteppedNetwork {}
extension LSTM32x64Dense: SteppedNetwork {}
extension LSTM64x128Dense: SteppedNetwork {}

extension GRU1x8: ScalarSteppedNetwork {}
extension GRU1x12: ScalarSteppedNetwork {}
extension GRU1x16: ScalarSteppedNetwork {}
extension GRU1x20: ScalarSteppedNetwork {}
extension GRU1x24: ScalarSteppedNetwork {}
extension GRU1x32: ScalarSteppedNetwork {}
extension GRU1x40: ScalarSteppedNetwork {}
extension GRU1x64: ScalarSteppedNetwork {}
extension GRU32x64: SteppedNetwork {}
extension GRU64x128: SteppedNetwork {}
extension GRU1x8Dense: ScalarSteppedNetwork {}
extension GRU1x12Dense: ScalarSteppedNetwork {}
extension GRU1x16Dense: ScalarSteppedNetwork {}
extension GRU1x20Dense: ScalarSteppedNetwork {}
extension GRU1x24Dense: ScalarSteppedNetwork {}
extension GRU1x32Dense: ScalarSteppedNetwork {}
extension GRU1x40Dense: ScalarSteppedNetwork {}
extension GRU1x64Dense: ScalarSteppedNetwork {}
extension GRU32x64Dense: SteppedNetwork {}
extension GRU64x128Dense: SteppedNetwork {}

extension LSTM64x64: TrainedNetwork {}
extension LSTM64x64.Inference: NetworkInference {}
extension LSTM64x64.Training: NetworkTraining {}

extension LSTM96x96: TrainedNetwork {}
extension LSTM96x96.Inference: NetworkInference {}
extension LSTM96x96.Training: NetworkTraining {}

extension LSTM100x100: TrainedNetwork {}
extension LSTM100x100.Inference: NetworkInference {}
extension LSTM100x100.Training: NetworkTraining {}

extension LSTM112x112: TrainedNetwork {}
extension LSTM112x112.Inference: NetworkInference {}
extension LSTM112x112.Training: NetworkTraining {}

extension LSTM192x192: TrainedNetwork {}
extension LSTM192x192.Inference: NetworkInference {}
extension LSTM192x192.Training: NetworkTraining {}

extension LSTM200x200: TrainedNetwork {}
extension LSTM200x200.Inference: NetworkInference {}
extension LSTM200x200.Training: NetworkTraining {}

extension LSTM208x208: TrainedNetwork {}
extension LSTM208x208.Inference: NetworkInference {}
extension LSTM208x208.Training: NetworkTraining {}

extension LSTM256x256: TrainedNetwork {}
extension LSTM256x256.Inference: NetworkInference {}
extension LSTM256x256.Training: NetworkTraining {}

extension LSTM512x512: TrainedNetwork {}
extension LSTM512x512.Inference: NetworkInference {}
extension LSTM512x512.Training: NetworkTraining {}

extension LSTM640x640: TrainedNetwork {}
extension LSTM640x640.Inference: NetworkInference {}
extension LSTM640x640.Training: NetworkTraining {}

extension LSTM650x650: TrainedNetwork {}
extension LSTM650x650.Inference: NetworkInference {}
extension LSTM650x650.Training: NetworkTraining {}

extension OwnLSTM256x256: TrainedNetwork {}
extension OwnLSTM256x256.Inference: NetworkInference {}
extension OwnLSTM256x256.Training: NetworkTraining {}

extension GRU256x256: TrainedNetwork {}
extension GRU256x256.Inference: NetworkInference {}
extension GRU256x256.Training: NetworkTraining {}

extension OwnGRU256x256: TrainedNetwork {}
extension OwnGRU256x256.Inference: NetworkInference {}
extension OwnGRU256x256.Training: NetworkTraining {}

extension Elman256x256: TrainedNetwork {}
extension Elman256x256.Inference: NetworkInference {}
extension Elman256x256.Training: NetworkTraining {}

extension MinGRU256x256: TrainedNetwork {}
extension MinGRU256x256.Inference: NetworkInference {}
extension MinGRU256x256.Training: NetworkTraining {}

extension Peephole256x256: TrainedNetwork {}
extension Peephole256x256.Inference: NetworkInference {}
extension Peephole256x256.Training: NetworkTraining {}

extension Coupled256x256: TrainedNetwork {}
extension Coupled256x256.Inference: NetworkInference {}
extension Coupled256x256.Training: NetworkTraining {}

extension Tide256x256: TrainedNetwork {}
extension Tide256x256.Inference: NetworkInference {}
extension Tide256x256.Training: NetworkTraining {}

extension LRU256x256: TrainedNetwork {}
extension LRU256x256.Inference: NetworkInference {}
extension LRU256x256.Training: NetworkTraining {}

extension RGLRU256x256: TrainedNetwork {}
extension RGLRU256x256.Inference: NetworkInference {}
extension RGLRU256x256.Training: NetworkTraining {}

extension GatedLinearAttention64x64: TrainedNetwork {}
extension GatedLinearAttention64x64.Inference: NetworkInference {}
extension GatedLinearAttention64x64.Training: NetworkTraining {}

extension DeltaNet64x64: TrainedNetwork {}
extension DeltaNet64x64.Inference: NetworkInference {}
extension DeltaNet64x64.Training: NetworkTraining {}

extension Clockwork1x256: TrainedNetwork, ScalarSteppedNetwork {}
extension Clockwork1x256.Inference: NetworkInference {}
extension Clockwork1x256.Training: NetworkTraining {}

extension Triangular1x256: TrainedNetwork, ScalarSteppedNetwork {}
extension Triangular1x256.Inference: NetworkInference {}
extension Triangular1x256.Training: NetworkTraining {}

extension LSTM1x256: TrainedNetwork, ScalarSteppedNetwork {}
extension LSTM1x256.Inference: NetworkInference {}
extension LSTM1x256.Training: NetworkTraining {}
