/// Vectors of 4 lanes, for processors without vector registers: a part of RNNVector.h, which includes it.
///
/// There, each lane of a vector is an instruction and a register. Generated code for such a processor uses these instead
/// of 16 lanes: the sums of four gates fit in the registers, and the code is a quarter as long. What takes more than a
/// few instructions for a lane is a function of one number, which is called.
/// Swift sees them as static members of `NarrowLanes`. Values are those of the operations of the same name on 16 lanes.
#pragma once

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

#define RNN_NARROW(name) RNN_INLINE __attribute__((swift_name("NarrowLanes." name)))

typedef int32_t i32x4 __attribute__((ext_vector_type(4)));

/// The namespace of the operations in Swift.
typedef struct { char unused; } rnn_narrow_lanes __attribute__((swift_name("NarrowLanes")));

// MARK: Memory

RNN_NARROW("load(_:)") f32x4 rnn_narrow_load(const float *source) {
  return (f32x4){source[0], source[1], source[2], source[3]};
}

RNN_NARROW("store(_:_:)") void rnn_narrow_store(f32x4 value, float *destination) {
  for (int lane = 0; lane < 4; lane++) destination[lane] = value[lane];
}

/// The first `count` (0...4) floats from an address, and zeros.
RNN_NARROW("load(_:count:)") f32x4 rnn_narrow_load_partial(const float *source, intptr_t count) {
  f32x4 result = (f32x4)(0.0f);
  if (count > 0) result.x = source[0];
  if (count > 1) result.y = source[1];
  if (count > 2) result.z = source[2];
  if (count > 3) result.w = source[3];
  return result;
}

RNN_NARROW("store(_:_:count:)") void rnn_narrow_store_partial(f32x4 value, float *destination, intptr_t count) {
  if (count > 0) destination[0] = value.x;
  if (count > 1) destination[1] = value.y;
  if (count > 2) destination[2] = value.z;
  if (count > 3) destination[3] = value.w;
}

RNN_NARROW("fill(_:from:_:)") f32x4 rnn_narrow_fill(f32x4 x, intptr_t count, float value) {
  const i32x4 lanes = {0, 1, 2, 3};
  return lanes < (i32x4)(int32_t)count ? x : (f32x4)(value);
}

RNN_NARROW("broadcast(_:)") f32x4 rnn_narrow_broadcast(float value) { return (f32x4)(value); }

// MARK: Arithmetic

RNN_NARROW("add(_:_:)") f32x4 rnn_narrow_add(f32x4 a, f32x4 b) { return a + b; }
RNN_NARROW("subtract(_:_:)") f32x4 rnn_narrow_subtract(f32x4 a, f32x4 b) { return a - b; }
RNN_NARROW("multiply(_:_:)") f32x4 rnn_narrow_multiply(f32x4 a, f32x4 b) { return a * b; }
RNN_NARROW("divide(_:_:)") f32x4 rnn_narrow_divide(f32x4 a, f32x4 b) { return a / b; }
RNN_NARROW("negate(_:)") f32x4 rnn_narrow_negate(f32x4 x) { return -x; }
RNN_NARROW("detached(_:)") f32x4 rnn_narrow_detached(f32x4 x) { return x; }
RNN_NARROW("reciprocal(_:)") f32x4 rnn_narrow_reciprocal(f32x4 x) { return 1.0f / x; }

RNN_NARROW("fma(_:_:_:)") f32x4 rnn_narrow_fma(f32x4 a, f32x4 b, f32x4 c) {
#if defined(RNN_HAS_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

RNN_INLINE f32x4 rnn_narrow_larger(f32x4 a, f32x4 b) { return a > b ? a : b; }
RNN_INLINE f32x4 rnn_narrow_smaller(f32x4 a, f32x4 b) { return a < b ? a : b; }
RNN_NARROW("maximum(_:_:)") f32x4 rnn_narrow_maximum(f32x4 a, f32x4 b) { return a == a ? rnn_narrow_larger(a, b) : a; }
RNN_NARROW("minimum(_:_:)") f32x4 rnn_narrow_minimum(f32x4 a, f32x4 b) { return a == a ? rnn_narrow_smaller(a, b) : a; }
RNN_NARROW("greater(_:_:)") f32x4 rnn_narrow_greater(f32x4 a, f32x4 b) { return a > b ? (f32x4)(1.0f) : (f32x4)(0.0f); }
RNN_NARROW("greaterEqual(_:_:)") f32x4 rnn_narrow_greater_equal(f32x4 a, f32x4 b) {
  return a >= b ? (f32x4)(1.0f) : (f32x4)(0.0f);
}
RNN_NARROW("select(_:_:_:)") f32x4 rnn_narrow_select(f32x4 condition, f32x4 a, f32x4 b) {
  return condition != 0.0f ? a : b;
}

RNN_NARROW("sqrt(_:)") f32x4 rnn_narrow_sqrt(f32x4 x) { return __builtin_elementwise_sqrt(x); }
RNN_NARROW("abs(_:)") f32x4 rnn_narrow_abs(f32x4 x) { return __builtin_elementwise_abs(x); }
RNN_NARROW("sign(_:)") f32x4 rnn_narrow_sign(f32x4 x) {
  f32x4 negative = x < 0.0f ? (f32x4)(-1.0f) : (f32x4)(0.0f);
  return x > 0.0f ? (f32x4)(1.0f) : negative;
}
RNN_NARROW("relu(_:)") f32x4 rnn_narrow_relu(f32x4 x) { return rnn_narrow_larger((f32x4)(0.0f), x); }

RNN_NARROW("sum(_:)") float rnn_narrow_sum(f32x4 x) { return (x.x + x.z) + (x.y + x.w); }

// MARK: Activations

// One lane of the function of 16: the compiler leaves the others out.
#define RNN_NARROW_FUNCTION(name, function)                                                                          \
  static __attribute__((noinline, nodebug)) float function##_1(float x) { return function((f32x16)(x))[0]; }        \
  RNN_NARROW(name) f32x4 function##_4(f32x4 x) {                                                                     \
    return (f32x4){function##_1(x.x), function##_1(x.y), function##_1(x.z), function##_1(x.w)};                      \
  }

RNN_NARROW_FUNCTION("exp(_:)", rnn_exp)
RNN_NARROW_FUNCTION("tanh(_:)", rnn_tanh)
RNN_NARROW_FUNCTION("sigmoid(_:)", rnn_sigmoid)
RNN_NARROW_FUNCTION("quickTanh(_:)", rnn_quick_tanh)
RNN_NARROW_FUNCTION("quickSigmoid(_:)", rnn_quick_sigmoid)
RNN_NARROW_FUNCTION("log(_:)", rnn_log)
RNN_NARROW_FUNCTION("softplus(_:)", rnn_softplus)
RNN_NARROW_FUNCTION("erf(_:)", rnn_erf)
RNN_NARROW_FUNCTION("sin(_:)", rnn_sin)
RNN_NARROW_FUNCTION("cos(_:)", rnn_cos)

#undef RNN_NARROW_FUNCTION
#undef RNN_NARROW
#pragma clang diagnostic pop
