/// What other frameworks call something, and what it is here.
enum ForeignName {
  case suggestion(String)
  /// Ends a sentence: “there is no function or block 'matmul'; the product of matrices is 'a · b'”.
  case hint(String)

  /// - Parameter name: in any spelling, `layer_norm`, `LayerNorm`.
  init?(_ name: String) {
    switch name.lowercased().filter({ $0 != "_" }) {
    case "mse", "mseloss", "l2loss", "squarederror": self = .suggestion("meanSquaredError")
    case "bce", "bceloss", "bcewithlogits", "sigmoidcrossentropy": self = .suggestion("binaryCrossEntropy")
    case "ce", "nll", "nllloss", "crossentropyloss", "softmaxcrossentropy", "categoricalcrossentropy":
      self = .suggestion("crossEntropy")
    case "linear", "fc", "fullyconnected": self = .suggestion("dense")
    case "embedding", "lookup": self = .suggestion("embed")
    case "swish": self = .suggestion("silu")
    case "logistic": self = .suggestion("sigmoid")
    case "avg", "average": self = .suggestion("mean")
    case "len", "length", "dim", "shape": self = .suggestion("size")
    case "mae", "l1", "l1loss": self = .hint("it is written 'mean(abs(a - b))'")
    case "pow", "square": self = .hint("a square is written 'x * x'")
    case "leakyrelu": self = .hint("it is written 'max(x, 0.01 * x)'")
    case "hardtanh": self = .hint("it is written 'clamp(x, -1, 1)'")
    case "concat", "concatenate", "cat": self = .hint("vectors are joined by '[a, b]'")
    case "matmul", "mm", "dot", "einsum": self = .hint("the product of matrices and vectors is 'a · b'")
    case "layernorm", "layernormalization": self = .suggestion("layerNorm")
    case "batchnorm", "batchnormalization":
      self = .hint("a loss is a mean over independent examples, so that none can depend on the batch")
    case "gaussiannoise", "randn", "randnlike": self = .hint("noise is drawn with 'normal(like: x)'")
    case "rand", "randlike", "random": self = .hint("noise is drawn with 'uniform(like: x)'")
    case "conv", "conv2d", "convolution": self = .suggestion("conv2d")
    case "conv1d", "temporalconv", "convolution1d": self = .suggestion("conv1d")
    case "maxpool", "maxpooling", "maxpooling2d": self = .suggestion("maxPool2d")
    case "avgpool", "avgpool2d", "averagepooling2d": self = .suggestion("meanPool2d")
    case "maxpool1d", "maxpooling1d": self = .hint("along time it is written 'max(x, every: 2)'")
    case "avgpool1d", "averagepooling1d", "meanpool1d": self = .hint("along time it is written 'mean(x, every: 2)'")
    case "flatten", "ravel": self = .suggestion("flat")
    case "amax", "reducemax": self = .suggestion("max")
    case "logsumexp": self = .suggestion("logSumExp")
    case "stopgradient", "detach": self = .suggestion("detached")
    case "shift", "lag", "delay": self = .suggestion("delayed")
    case "multiheadattention", "mha": self = .suggestion("multiHeadAttention")
    case "attention", "bahdanauattention", "luongattention":
      self = .hint(
        "in a cell, it is 'additiveAttention', 'dotAttention' or 'multiHeadAttention'; of a sequence to itself, "
          + "'scan SelfAttention(4) over x with (memory: x)'")
    case "ctcloss": self = .suggestion("ctc")
    case "crfloss": self = .suggestion("crf")
    case "packpaddedsequence", "maskedselect", "booleanmask": self = .hint("steps are kept by 'kept(x, where: valid)'")
    case "rnn", "simplernn", "rnncell": self = .hint("'rnnc library' lists the cells")
    case "bilstm", "bigru", "birnn", "bidirectional": self = .hint("'scan bidirectional CELL over x' runs both ways")
    default: return nil
    }
  }
}
