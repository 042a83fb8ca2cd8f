// A Swift file beside a .rnn file of its name, and types that are called like what generated code uses.
struct Parameters {}
struct Vector {}
struct Tensor {}
