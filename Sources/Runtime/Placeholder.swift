import RNNVector
