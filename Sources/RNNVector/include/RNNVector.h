/// The vector operations of kernels and generated code.
///
/// Everything here is inlined into its caller and so compiled for the caller's instruction set. `f32x16` is Swift's
/// `SIMD16<Float>`: one register with AVX-512, two with AVX2, four with NEON, SSE and WebAssembly SIMD.
/// Swift sees the functions as static members of `Lanes`: `Lanes.sigmoid(x)`.
///
/// Error bounds are in units in the last place of the exact result, for every finite argument and every instruction
/// set, in the default rounding mode. Results below 2⁻¹²⁶ may be flushed to zero where denormals are.
#pragma once

#include <stdint.h>

#if defined(__linux__) && __has_include(<sys/mman.h>)
#include <sys/mman.h>
#if defined(MADV_HUGEPAGE)
#define RNN_HAS_LARGE_PAGES 1
#endif
#endif

#pragma clang assume_nonnull begin
// Vectors that are wider than the registers are passed in memory, but nothing here is ever passed.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

#define RNN_INLINE static inline __attribute__((always_inline, nodebug))
#define RNN_LANES(name) RNN_INLINE __attribute__((swift_name("Lanes." name)))

typedef float f32x16 __attribute__((ext_vector_type(16)));
typedef float f32x8 __attribute__((ext_vector_type(8)));
typedef float f32x4 __attribute__((ext_vector_type(4)));
typedef float f32x2 __attribute__((ext_vector_type(2)));
typedef int32_t i32x16 __attribute__((ext_vector_type(16)));
typedef int32_t i32x8 __attribute__((ext_vector_type(8)));

// MARK: The instruction set

/// Instruction sets that need their own tile shapes. Code that is generic over one of them has its own symbols, so
/// that modules compiled for different instruction sets can be linked into one program.
typedef struct { char unused; } rnn_avx512;
typedef struct { char unused; } rnn_avx2;
typedef struct { char unused; } rnn_neon;
typedef struct { char unused; } rnn_simd128;

/// The instruction set that the importing module is compiled for.
#if defined(__AVX512F__)
typedef rnn_avx512 rnn_target;
#elif defined(__AVX2__) && defined(__FMA__)
typedef rnn_avx2 rnn_target;
#elif defined(__aarch64__)
typedef rnn_neon rnn_target;
#else
typedef rnn_simd128 rnn_target;
#endif

/// The lanes of a vector register: 16, 8, 4, or 1 without vector instructions.
RNN_INLINE int rnn_vector_width(void) {
#if defined(__AVX512F__)
  return 16;
#elif defined(__AVX__)
  return 8;
#elif defined(__SSE__) || defined(__ARM_NEON) || defined(__wasm_simd128__)
  return 4;
#else
  return 1;
#endif
}

/// Room on the stack for 256 rows of 16 floats.
typedef struct { float values[16]; } rnn_strip_row;
typedef struct { rnn_strip_row rows[256]; } rnn_strip;

/// The namespace of the vector operations in Swift.
typedef struct { char unused; } rnn_lanes __attribute__((swift_name("Lanes")));

// MARK: Memory

/// 16 floats from any address.
RNN_LANES("load(_:)") f32x16 rnn_load(const float *source) {
  f32x16 result;
  __builtin_memcpy(&result, source, sizeof(result));
  return result;
}

/// 16 floats to any address.
RNN_LANES("store(_:_:)") void rnn_store(f32x16 value, float *destination) {
  __builtin_memcpy(destination, &value, sizeof(value));
}

/// Brings the cache line of an address, which need not be valid, to the first-level cache.
RNN_LANES("prefetchToL1(_:)") void rnn_prefetch_l1(const float *source) { __builtin_prefetch(source, 0, 3); }
/// The same to the second-level cache.
RNN_LANES("prefetchToL2(_:)") void rnn_prefetch_l2(const float *source) { __builtin_prefetch(source, 0, 2); }

#if defined(__AVX__) && !defined(__AVX512F__)
/// Lanes from `first` on that are below `count`, all ones.
RNN_INLINE i32x8 rnn_mask8(intptr_t count, int first) {
  const i32x8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  return lanes < (i32x8)(int32_t)(count - first);
}
#endif

#if !defined(__AVX__)
RNN_INLINE f32x4 rnn_load4_partial(const float *source, intptr_t count) {
  f32x4 result = (f32x4)(0.0f);
  if (count >= 4) {
    __builtin_memcpy(&result, source, sizeof(result));
  } else {
    if (count > 0) result.x = source[0];
    if (count > 1) result.y = source[1];
    if (count > 2) result.z = source[2];
  }
  return result;
}

RNN_INLINE void rnn_store4_partial(f32x4 value, float *destination, intptr_t count) {
  if (count >= 4) {
    __builtin_memcpy(destination, &value, sizeof(value));
  } else {
    if (count > 0) destination[0] = value.x;
    if (count > 1) destination[1] = value.y;
    if (count > 2) destination[2] = value.z;
  }
}
#endif

/// The first `count` (0...16) floats from an address, and zeros. Touches no memory beyond them.
RNN_LANES("load(_:count:)") f32x16 rnn_load_partial(const float *source, intptr_t count) {
#if defined(__AVX512F__)
  return __builtin_ia32_loadups512_mask(source, (f32x16)(0.0f), (uint16_t)((1u << count) - 1));
#elif defined(__AVX__)
  f32x8 low = __builtin_ia32_maskloadps256((const f32x8 *)source, rnn_mask8(count, 0));
  f32x8 high = __builtin_ia32_maskloadps256((const f32x8 *)(source + 8), rnn_mask8(count, 8));
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
#else
  f32x4 a = rnn_load4_partial(source, count);
  f32x4 b = count > 4 ? rnn_load4_partial(source + 4, count - 4) : (f32x4)(0.0f);
  f32x4 c = count > 8 ? rnn_load4_partial(source + 8, count - 8) : (f32x4)(0.0f);
  f32x4 d = count > 12 ? rnn_load4_partial(source + 12, count - 12) : (f32x4)(0.0f);
  f32x8 low = __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
  f32x8 high = __builtin_shufflevector(c, d, 0, 1, 2, 3, 4, 5, 6, 7);
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
#endif
}

/// Stores the first `count` (0...16) lanes. Touches no memory beyond them.
RNN_LANES("store(_:_:count:)") void rnn_store_partial(f32x16 value, float *destination, intptr_t count) {
#if defined(__AVX512F__)
  __builtin_ia32_storeups512_mask(destination, value, (uint16_t)((1u << count) - 1));
#elif defined(__AVX__)
  __builtin_ia32_maskstoreps256((f32x8 *)destination, rnn_mask8(count, 0), value.lo);
  __builtin_ia32_maskstoreps256((f32x8 *)(destination + 8), rnn_mask8(count, 8), value.hi);
#else
  if (count > 0) rnn_store4_partial(value.lo.lo, destination, count);
  if (count > 4) rnn_store4_partial(value.lo.hi, destination + 4, count - 4);
  if (count > 8) rnn_store4_partial(value.hi.lo, destination + 8, count - 8);
  if (count > 12) rnn_store4_partial(value.hi.hi, destination + 12, count - 12);
#endif
}

/// Lane i of a and of b side by side, for the lower or the upper half of them.
RNN_INLINE f32x16 rnn_interleave_low(f32x16 a, f32x16 b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
RNN_INLINE f32x16 rnn_interleave_high(f32x16 a, f32x16 b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/// Transposes 16 × 16 floats, rows `stride` apart, to rows that are `destinationStride` apart.
RNN_LANES("transpose(_:_:_:_:)") void rnn_transpose(
    const float *source, intptr_t stride, float *destination, intptr_t destinationStride) {
  f32x16 a[16], b[16];
  for (int i = 0; i < 16; i++) a[i] = rnn_load(source + i * stride);
  // Four perfect shuffles of all 256 elements.
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < 8; i++) {
      b[2 * i] = rnn_interleave_low(a[i], a[i + 8]);
      b[2 * i + 1] = rnn_interleave_high(a[i], a[i + 8]);
    }
    for (int i = 0; i < 16; i++) a[i] = b[i];
  }
  for (int i = 0; i < 16; i++) rnn_store(a[i], destination + i * destinationStride);
}

/// x, with the lanes from `count` on replaced.
RNN_LANES("fill(_:from:_:)") f32x16 rnn_fill(f32x16 x, intptr_t count, float value) {
  const i32x16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return lanes < (i32x16)(int32_t)count ? x : (f32x16)(value);
}

/// The same value in all lanes.
RNN_LANES("broadcast(_:)") f32x16 rnn_broadcast(float value) { return (f32x16)(value); }

// MARK: Arithmetic

RNN_LANES("add(_:_:)") f32x16 rnn_add(f32x16 a, f32x16 b) { return a + b; }
RNN_LANES("subtract(_:_:)") f32x16 rnn_subtract(f32x16 a, f32x16 b) { return a - b; }
RNN_LANES("multiply(_:_:)") f32x16 rnn_multiply(f32x16 a, f32x16 b) { return a * b; }
/// a / b, correctly rounded.
RNN_LANES("divide(_:_:)") f32x16 rnn_divide(f32x16 a, f32x16 b) { return a / b; }
RNN_LANES("negate(_:)") f32x16 rnn_negate(f32x16 x) { return -x; }
/// 1 / x, correctly rounded.
RNN_LANES("reciprocal(_:)") f32x16 rnn_reciprocal(f32x16 x) { return 1.0f / x; }

/// a · b + c, rounded once where the instruction set has it, else after each operation.
RNN_LANES("fma(_:_:_:)") f32x16 rnn_fma(f32x16 a, f32x16 b, f32x16 c) {
#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

/// The greater one; b if either is NaN.
RNN_LANES("maximum(_:_:)") f32x16 rnn_maximum(f32x16 a, f32x16 b) { return a > b ? a : b; }
/// The lesser one; b if either is NaN.
RNN_LANES("minimum(_:_:)") f32x16 rnn_minimum(f32x16 a, f32x16 b) { return a < b ? a : b; }
/// 1 where a > b, else 0.
RNN_LANES("greater(_:_:)") f32x16 rnn_greater(f32x16 a, f32x16 b) {
  return a > b ? (f32x16)(1.0f) : (f32x16)(0.0f);
}
/// 1 where a ≥ b, else 0.
RNN_LANES("greaterEqual(_:_:)") f32x16 rnn_greater_equal(f32x16 a, f32x16 b) {
  return a >= b ? (f32x16)(1.0f) : (f32x16)(0.0f);
}
/// a where the condition is not zero, else b.
RNN_LANES("select(_:_:_:)") f32x16 rnn_select(f32x16 condition, f32x16 a, f32x16 b) {
  return condition != 0.0f ? a : b;
}

/// The square root, correctly rounded.
RNN_LANES("sqrt(_:)") f32x16 rnn_sqrt(f32x16 x) { return __builtin_elementwise_sqrt(x); }
RNN_LANES("abs(_:)") f32x16 rnn_abs(f32x16 x) { return __builtin_elementwise_abs(x); }
/// -1, 0 or 1; 0 of NaN.
RNN_LANES("sign(_:)") f32x16 rnn_sign(f32x16 x) {
  f32x16 negative = x < 0.0f ? (f32x16)(-1.0f) : (f32x16)(0.0f);
  return x > 0.0f ? (f32x16)(1.0f) : negative;
}
/// max(x, 0); NaN of NaN.
RNN_LANES("relu(_:)") f32x16 rnn_relu(f32x16 x) { return rnn_maximum((f32x16)(0.0f), x); }

/// The sum of all lanes, in pairs.
RNN_LANES("sum(_:)") float rnn_sum(f32x16 x) {
  f32x8 x8 = x.lo + x.hi;
  f32x4 x4 = x8.lo + x8.hi;
  f32x2 x2 = x4.lo + x4.hi;
  return x2.x + x2.y;
}

/// The greatest of all lanes.
RNN_LANES("maximum(_:)") float rnn_maximum_lane(f32x16 x) {
  f32x8 x8 = x.lo > x.hi ? x.lo : x.hi;
  f32x4 x4 = x8.lo > x8.hi ? x8.lo : x8.hi;
  f32x2 x2 = x4.lo > x4.hi ? x4.lo : x4.hi;
  return x2.x > x2.y ? x2.x : x2.y;
}

// MARK: Activations

/// a / b where b and a / b are in 2⁻¹²⁶…2¹²⁶ or a is zero or denormal: within 0.57 ulp, and never beyond ±1 if |a| ≤ |b|.
RNN_INLINE f32x16 rnn_quotient(f32x16 a, f32x16 b) {
#if defined(__AVX512F__) && !defined(__znver4__) && !defined(__znver5__)
  // One correction of a 14-bit reciprocal takes a fifth of the division's time.
  f32x16 reciprocal = __builtin_ia32_rcp14ps512_mask(b, (f32x16)(0.0f), (uint16_t)-1);
  f32x16 quotient = a * reciprocal;
  return rnn_fma(rnn_fma(-b, quotient, a), reciprocal, quotient);
#else
  // AMD's division has the lower latency.
  return a / b;
#endif
}

/// x = exponent · ln 2 + ln(1 + fraction), and 2^exponent, for |x| < 10⁵.
typedef struct {
  f32x16 exponent;
  i32x16 exponentBits;
  f32x16 fraction;
} rnn_exponential;

RNN_INLINE rnn_exponential rnn_exponential_parts(f32x16 x) {
  // Adding 1.5 · 2²³ leaves the nearest integer in the low bits.
  const float rounder = 0x1.8p23f;
  f32x16 shifted = rnn_fma(x, (f32x16)(0x1.715476p0f), (f32x16)(rounder));
  f32x16 exponent = shifted - rounder;
  // ln 2 in two parts, the first so short that its product with the exponent is exact.
  f32x16 r = rnn_fma(exponent, (f32x16)(-0x1.62e4p-1f), x);
  r = rnn_fma(exponent, (f32x16)(-0x1.7f7d1cp-20f), r);
  // A minimax polynomial for exp(r) - 1 - r, |r| ≤ ln 2 / 2, relative error of exp(r) - 1 below 2⁻²⁶.
  f32x16 r2 = r * r;
  f32x16 low = rnn_fma(r, (f32x16)(0x1.5554b2p-3f), (f32x16)(0x1.fffffep-2f));
  f32x16 high = rnn_fma(r, (f32x16)(0x1.1226b8p-7f), (f32x16)(0x1.5557p-5f));
  high = rnn_fma(r2, (f32x16)(0x1.6b8d7ep-10f), high);
  rnn_exponential parts;
  parts.exponent = exponent;
  parts.exponentBits = __builtin_bit_cast(i32x16, shifted);
  parts.fraction = rnn_fma(r2, rnn_fma(r2, high, low), r);
  return parts;
}

/// 2^exponent, for exponents in -126...127.
RNN_INLINE f32x16 rnn_power_of_two(i32x16 exponentBits) {
  return __builtin_bit_cast(f32x16, (exponentBits << 23) + 0x3f800000);
}

/// eˣ: within 1.1 ulp (1.6 without FMA); ∞ above 88.72, denormal below -87.33, 0 below -103.97.
RNN_LANES("exp(_:)") f32x16 rnn_exp(f32x16 x) {
  x = rnn_minimum((f32x16)(89.0f), rnn_maximum((f32x16)(-104.0f), x));
  rnn_exponential parts = rnn_exponential_parts(x);
  f32x16 mantissa = parts.fraction + 1.0f;
#if defined(__AVX512F__)
  return __builtin_ia32_scalefps512_mask(mantissa, parts.exponent, mantissa, (uint16_t)-1, 4);
#else
  // In two steps, since 2^exponent itself may overflow or be denormal.
  i32x16 exponent = (parts.exponentBits << 9) >> 9;
  i32x16 half = exponent >> 1;
  return mantissa * rnn_power_of_two(half) * rnn_power_of_two(exponent - half);
#endif
}

/// tanh(x) = (e²ˣ - 1) / (e²ˣ - 1 + 2): within 3 ulp; ±1 beyond ±9.02.
RNN_LANES("tanh(_:)") f32x16 rnn_tanh(f32x16 x) {
  x = rnn_minimum((f32x16)(10.0f), rnn_maximum((f32x16)(-10.0f), x));
  rnn_exponential parts = rnn_exponential_parts(x + x);
  f32x16 scale = rnn_power_of_two(parts.exponentBits);
  // Without cancellation: for small x the scale is 1.
  f32x16 numerator = rnn_fma(scale, parts.fraction, scale - 1.0f);
  return rnn_quotient(numerator, numerator + 2.0f);
}

/// 1 / (1 + e⁻ˣ) = eˣ / (eˣ + 1): within 2.5 ulp; in 0...1; 0 below -103.97.
RNN_LANES("sigmoid(_:)") f32x16 rnn_sigmoid(f32x16 x) {
  f32x16 power = rnn_exp(rnn_minimum((f32x16)(40.0f), x));
  return rnn_quotient(power, power + 1.0f);
}

/// x · P(x²) / Q(x²), both of degree 4, with the constant terms p0 and 1.
RNN_INLINE f32x16 rnn_rational(
    f32x16 x, float p0, float p1, float p2, float p3, float p4, float q1, float q2, float q3, float q4) {
  f32x16 t = x * x;
  f32x16 t2 = t * t;
  f32x16 p = rnn_fma(t2, rnn_fma(t, (f32x16)(p4), (f32x16)(p3)), rnn_fma(t, (f32x16)(p2), (f32x16)(p1)));
  f32x16 q = rnn_fma(t2, rnn_fma(t, (f32x16)(q4), (f32x16)(q3)), rnn_fma(t, (f32x16)(q2), (f32x16)(q1)));
  return rnn_quotient(rnn_fma(x * t, p, x * p0), rnn_fma(t, q, (f32x16)(1.0f)));
}

/// tanh(x) by a minimax rational function, in half the time of `tanh` from operand to result: within 6 ulp, so that
/// it may pass ±1 by 2.4e-7.
RNN_LANES("quickTanh(_:)") f32x16 rnn_quick_tanh(f32x16 x) {
  x = rnn_minimum((f32x16)(9.02f), rnn_maximum((f32x16)(-9.02f), x));
  return rnn_rational(
      x, 1.0f, 0x1.12042cp-3f, 0x1.c9f7b0p-9f, 0x1.595402p-16f, 0x1.c99ffep-27f, 0x1.de575ep-2f, 0x1.a7ded6p-6f,
      0x1.584100p-12f, 0x1.a0b5eap-21f);
}

/// 1 / (1 + e⁻ˣ) by a minimax rational function, in half the time of `sigmoid` from operand to result: within 2e-7, and
/// between 0 and 1.
RNN_LANES("quickSigmoid(_:)") f32x16 rnn_quick_sigmoid(f32x16 x) {
  x = rnn_minimum((f32x16)(16.2f), rnn_maximum((f32x16)(-16.2f), x));
  f32x16 odd = rnn_rational(
      x, 0.25f, 0x1.1315c4p-7f, 0x1.d22ad6p-15f, 0x1.6b1c12p-24f, 0x1.fec880p-37f, 0x1.dee02ep-4f, 0x1.abbe80p-10f,
      0x1.631b98p-18f, 0x1.c1bd94p-29f);
  return odd + 0.5f;
}

/// ln x: within 1 ulp (2 without FMA); -∞ of 0, NaN of negative numbers.
RNN_LANES("log(_:)") f32x16 rnn_log(f32x16 x) {
  i32x16 isDenormal = x < 0x1p-126f;
  f32x16 scaled = isDenormal ? x * 0x1p23f : x;
  // The mantissa in √½…√2.
  i32x16 bits = __builtin_bit_cast(i32x16, scaled) - 0x3f3504f3;
  i32x16 exponentBits = (bits >> 23) - (isDenormal & 23);
  f32x16 f = __builtin_bit_cast(f32x16, (bits & 0x7fffff) + 0x3f3504f3) - 1.0f;
  f32x16 exponent = __builtin_convertvector(exponentBits, f32x16);
  // A minimax polynomial for (ln(1 + f) - f + f²/2) / f³, relative error of ln(1 + f) below 2⁻²⁷.
  f32x16 f2 = f * f;
  f32x16 f4 = f2 * f2;
  f32x16 p0 = rnn_fma(f, (f32x16)(-0x1.000228p-2f), (f32x16)(0x1.555554p-2f));
  f32x16 p1 = rnn_fma(f, (f32x16)(-0x1.5471fap-3f), (f32x16)(0x1.99a026p-3f));
  f32x16 p2 = rnn_fma(f, (f32x16)(-0x1.0d866p-3f), (f32x16)(0x1.22d79ap-3f));
  f32x16 p3 = rnn_fma(f, (f32x16)(-0x1.38d9dcp-4f), (f32x16)(0x1.056d62p-3f));
  f32x16 p = rnn_fma(f4, rnn_fma(f2, p3, p2), rnn_fma(f2, p1, p0));
  f32x16 tail = rnn_fma(exponent, (f32x16)(-0x1.bd0106p-13f), f * f2 * p);
  tail = rnn_fma(f2, (f32x16)(-0.5f), tail);
  f32x16 result = rnn_fma(exponent, (f32x16)(0x1.63p-1f), f + tail);
  result = x < __builtin_inff() ? result : x;
  f32x16 outside = x == 0.0f ? (f32x16)(-__builtin_inff()) : (f32x16)(__builtin_nanf(""));
  return x > 0.0f ? result : outside;
}

/// ln(1 + eˣ) = max(x, 0) + ln(1 + e^-|x|): within 2.5 ulp.
RNN_LANES("softplus(_:)") f32x16 rnn_softplus(f32x16 x) {
  f32x16 u = rnn_exp(-rnn_abs(x));
  // ln(1 + u) = 2 artanh(t) with t = u / (2 + u) ≤ 1/3, and a minimax polynomial in t², relative error below 2⁻²⁷.
  f32x16 t = rnn_quotient(u, u + 2.0f);
  f32x16 t2 = t * t;
  f32x16 p = rnn_fma(t2, (f32x16)(0x1.1eca34p-3f), (f32x16)(0x1.1ec03ep-3f));
  p = rnn_fma(t2, p, (f32x16)(0x1.99d1ccp-3f));
  p = rnn_fma(t2, p, (f32x16)(0x1.555502p-2f));
  t = t + t;
  return rnn_relu(x) + rnn_fma(t * t2, p, t);
}

/// The error function: within 2 ulp.
RNN_LANES("erf(_:)") f32x16 rnn_erf(f32x16 x) {
  f32x16 a = rnn_abs(x);
  // |x| < 1: x + x · P(x²).
  f32x16 x2 = x * x;
  f32x16 p = rnn_fma(x2, (f32x16)(-0x1.27469cp-11f), (f32x16)(0x1.42487ep-8f));
  p = rnn_fma(x2, p, (f32x16)(-0x1.b5a388p-6f));
  p = rnn_fma(x2, p, (f32x16)(0x1.ce093ep-4f));
  p = rnn_fma(x2, p, (f32x16)(-0x1.812674p-2f));
  p = rnn_fma(x2, p, (f32x16)(0x1.06eba2p-3f));
  f32x16 small = rnn_fma(x, p, x);
  // Else 1 - exp(Q(|x|)), which is 1 from 3.95 on.
  f32x16 b = rnn_minimum((f32x16)(3.95f), a);
  f32x16 q = rnn_fma(b, (f32x16)(0x1.86de18p-13f), (f32x16)(-0x1.825b8cp-9f));
  q = rnn_fma(b, q, (f32x16)(0x1.65cbcep-6f));
  q = rnn_fma(b, q, (f32x16)(-0x1.a65370p-4f));
  q = rnn_fma(b, q, (f32x16)(-0x1.46bae6p-1f));
  q = rnn_fma(b, q, (f32x16)(-0x1.2088ecp0f));
  q = rnn_fma(b, q, (f32x16)(-0x1.661a30p-12f));
  rnn_exponential parts = rnn_exponential_parts(q);
  f32x16 large = 1.0f - rnn_power_of_two(parts.exponentBits) * (parts.fraction + 1.0f);
  large = x < 0.0f ? -large : large;
  return a < 1.0f ? small : large;
}

// MARK: The processor's state

/// Makes denormal operands and results zero on this thread, and gives the state to hand back to
/// `rnn_restore_denormals`. Without effect where the processor cannot.
RNN_INLINE uint64_t rnn_flush_denormals(void) {
#if defined(__SSE__)
  unsigned int state = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(state | 0x8040u);
  return state;
#elif defined(__aarch64__)
  uint64_t state;
  __asm__ volatile("mrs %0, fpcr" : "=r"(state));
  __asm__ volatile("msr fpcr, %0" : : "r"(state | (1ull << 24)));
  return state;
#else
  return 0;
#endif
}

RNN_INLINE void rnn_restore_denormals(uint64_t state) {
#if defined(__SSE__)
  __builtin_ia32_ldmxcsr((unsigned int)state);
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" : : "r"(state));
#else
  (void)state;
#endif
}

/// Asks the system for pages of 2 MB, where it has them and does not give them anyway.
RNN_INLINE void rnn_prefer_large_pages(void *memory, intptr_t byteCount) {
#if defined(RNN_HAS_LARGE_PAGES)
  madvise(memory, (size_t)byteCount, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)byteCount;
#endif
}

// MARK: Atomics

/// The value, and everything written before it was stored.
RNN_INLINE int32_t rnn_load_acquire(const int32_t *source) { return __atomic_load_n(source, __ATOMIC_ACQUIRE); }

/// Stores the value after everything written before.
RNN_INLINE void rnn_store_release(int32_t *destination, int32_t value) {
  __atomic_store_n(destination, value, __ATOMIC_RELEASE);
}

/// Stores `value` if the stored value is `expected`, and tells whether it did.
RNN_INLINE _Bool rnn_compare_exchange(int32_t *destination, int32_t expected, int32_t value) {
  return __atomic_compare_exchange_n(destination, &expected, value, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
}

#undef RNN_LANES
#undef RNN_INLINE
#pragma clang diagnostic pop
#pragma clang assume_nonnull end
