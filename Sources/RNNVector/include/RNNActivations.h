/// The activations of models: a part of RNNVector.h, which includes it.
///
/// Error bounds are in units in the last place of the exact result, for every finite argument and every instruction
/// set, in the default rounding mode. Results below 2⁻¹²⁶ may be flushed to zero where denormals are.
#pragma once

// All is inlined: how vectors are passed does not matter. What the including header says does not reach into a module.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

/// a / b where b and a / b are in 2⁻¹²⁶…2¹²⁶ or a is zero or denormal: within 0.57 ulp, and never beyond ±1 if |a| ≤ |b|.
RNN_INLINE f32x16 rnn_quotient(f32x16 a, f32x16 b) {
#if defined(__AVX512F__) && !defined(__znver4__) && !defined(__znver5__)
  // One correction of a 14-bit reciprocal takes a fifth of the division's time. The signs keep a zero's.
  f32x16 reciprocal = __builtin_ia32_rcp14ps512_mask(b, (f32x16)(0.0f), (uint16_t)-1);
  f32x16 quotient = a * reciprocal;
  return rnn_fma(-rnn_fma(b, quotient, -a), reciprocal, quotient);
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
  x = rnn_smaller((f32x16)(89.0f), rnn_larger((f32x16)(-104.0f), x));
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
  x = rnn_smaller((f32x16)(10.0f), rnn_larger((f32x16)(-10.0f), x));
  rnn_exponential parts = rnn_exponential_parts(x + x);
  f32x16 scale = rnn_power_of_two(parts.exponentBits);
  // Without cancellation: for small x the scale is 1.
  f32x16 numerator = rnn_fma(scale, parts.fraction, scale - 1.0f);
  return rnn_quotient(numerator, numerator + 2.0f);
}

/// 1 / (1 + e⁻ˣ) = eˣ / (eˣ + 1): within 2.5 ulp; in 0...1; 0 below -103.97.
RNN_LANES("sigmoid(_:)") f32x16 rnn_sigmoid(f32x16 x) {
  f32x16 power = rnn_exp(rnn_smaller((f32x16)(40.0f), x));
  return rnn_quotient(power, power + 1.0f);
}

/// The argument within ±`bound`; of NaN anything.
RNN_INLINE f32x16 rnn_limited(f32x16 x, float bound) {
#if defined(__AVX512DQ__)
  // The lesser absolute value, with the sign of x.
  return __builtin_ia32_rangeps512_mask(x, (f32x16)(bound), 2, (f32x16)(0.0f), (uint16_t)-1, 4);
#else
  return rnn_smaller((f32x16)(bound), rnn_larger((f32x16)(-bound), x));
#endif
}

/// tanh(x) by a minimax rational function x · P(x²) / Q(x²), in half the time of `tanh` from operand to result: within
/// 6 ulp, odd, never beyond ±1, and ±1 beyond ±9.03.
RNN_LANES("quickTanh(_:)") f32x16 rnn_quick_tanh(f32x16 x) {
  // Beyond ±9.02 the function goes on in proportion to x, so that it passes ±1 and is cut off there.
  f32x16 t = rnn_smaller((f32x16)(81.36f), x * x);
  f32x16 t2 = t * t;
  f32x16 p = rnn_fma(
      t2, rnn_fma(t, (f32x16)(0x1.c99ffep-27f), (f32x16)(0x1.595402p-16f)),
      rnn_fma(t, (f32x16)(0x1.c9f7b0p-9f), (f32x16)(0x1.12042cp-3f)));
  f32x16 q = rnn_fma(
      t2, rnn_fma(t, (f32x16)(0x1.a0b5eap-21f), (f32x16)(0x1.584100p-12f)),
      rnn_fma(t, (f32x16)(0x1.a7ded6p-6f), (f32x16)(0x1.de575ep-2f)));
  f32x16 bounded = rnn_limited(x, 1000.0f);
  f32x16 numerator = rnn_fma(bounded * t, p, bounded);
  // The divisor last, so that a numerator that is NaN makes it NaN.
  return rnn_quotient(numerator, rnn_larger(rnn_fma(t, q, (f32x16)(1.0f)), rnn_abs(numerator)));
}

/// 1 / (1 + e⁻ˣ) = p / (p + q), where p / q = eˣ with a minimax rational function of the fractional part of x / ln 2, in
/// half the time of `sigmoid` from operand to result: within 2.5 ulp for x ≥ -1 and within 2.5 + 1.2 |x| ulp below, as if
/// x had been rounded once more; in 0...1; 1 from 17.4 on, and 0 below -103.97 (below -87.7 without AVX-512).
RNN_LANES("quickSigmoid(_:)") f32x16 rnn_quick_sigmoid(f32x16 x) {
  // Powers of two up to 64 keep the quotient finite; there it is 1.
  const float greatest = 64.0f;
  f32x16 u = x * 0x1.715476p0f;
#if defined(__AVX512DQ__)
  f32x16 f = __builtin_ia32_reduceps512_mask(u, 0, (f32x16)(0.0f), (uint16_t)-1, 4);
#else
  // From -127 on the power of two is 0.
  u = rnn_smaller((f32x16)(greatest), rnn_larger((f32x16)(-127.0f), u));
  // Adding 1.5 · 2²³ leaves the nearest integer in the low bits.
  const float rounder = 0x1.8p23f;
  f32x16 shifted = u + rounder;
  f32x16 f = u - (shifted - rounder);
#endif
  // 2^f = p / q for |f| ≤ ½: relative error below 2⁻²⁶.
  f32x16 p = rnn_fma(
      f * f, rnn_fma(f, (f32x16)(0x1.6aeaa2p-8f), (f32x16)(0x1.272984p-4f)),
      rnn_fma(f, (f32x16)(0x1.a9e796p-2f), (f32x16)(1.0f)));
  f32x16 q = rnn_fma(f, rnn_fma(f, (f32x16)(0x1.8917c6p-6f), (f32x16)(-0x1.1be0cap-2f)), (f32x16)(1.0f));
#if defined(__AVX512DQ__)
  p = __builtin_ia32_scalefps512_mask(p, rnn_smaller((f32x16)(greatest), u - f), p, (uint16_t)-1, 4);
  return rnn_quotient(p, p + q);
#else
  f32x16 power = rnn_power_of_two(__builtin_bit_cast(i32x16, shifted));
  return rnn_quotient(p * power, rnn_fma(p, power, q));
#endif
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
  f32x16 b = rnn_smaller((f32x16)(3.95f), a);
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

/// An angle as a multiple of a right angle and a rest: x = quarter · π / 2 + rest, |rest| ≤ π / 4, for |x| ≤ 10⁷.
typedef struct {
  i32x16 quarter;
  f32x16 rest;
} rnn_angle;

RNN_INLINE rnn_angle rnn_angle_parts(f32x16 x) {
  f64x16 wide = __builtin_convertvector(x, f64x16);
  // Adding 1.5 · 2⁵² leaves the nearest integer in the low bits.
  const double rounder = 0x1.8p52;
  f64x16 count = wide * 0x1.45f306dc9c883p-1 + rounder - rounder;
  // π / 2 in two parts, the first so short that its product with the count is exact.
  f64x16 rest = wide - count * 0x1.921fb54p+0 - count * 0x1.10b4611a62633p-30;
  rnn_angle parts;
  // Beyond 10⁷ both mean nothing, but are numbers.
  const f32x16 limit = (f32x16)(0x1p24f);
  f32x16 narrow = rnn_smaller(limit, rnn_larger(-limit, __builtin_convertvector(count, f32x16)));
  parts.quarter = __builtin_convertvector(narrow, i32x16);
  parts.rest = rnn_limited(__builtin_convertvector(rest, f32x16), 0.8f);
  return parts;
}

/// sin(rest), plus as many right angles.
RNN_INLINE f32x16 rnn_sine(rnn_angle angle, f32x16 x) {
  f32x16 r = angle.rest;
  f32x16 r2 = r * r;
  // Minimax polynomials for |r| ≤ π / 4, relative error below 2⁻²⁷.
  f32x16 s = rnn_fma(r2, (f32x16)(-0x1.994388p-13f), (f32x16)(0x1.11073ap-7f));
  s = rnn_fma(r2, s, (f32x16)(-0x1.555546p-3f));
  s = rnn_fma(r * r2, s, r);
  f32x16 c = rnn_fma(r2, (f32x16)(0x1.99eb4ap-16f), (f32x16)(-0x1.6c0c32p-10f));
  c = rnn_fma(r2, c, (f32x16)(0x1.55554ap-5f));
  c = rnn_fma(r2 * r2, c, rnn_fma(r2, (f32x16)(-0.5f), (f32x16)(1.0f)));
  i32x16 isOdd = (angle.quarter & 1) != 0;
  i32x16 isNegative = (angle.quarter & 2) != 0;
  f32x16 result = isOdd ? c : s;
  result = isNegative ? -result : result;
  return rnn_abs(x) < __builtin_inff() ? result : (f32x16)(__builtin_nanf(""));
}

/// sin x: within 1.7 ulp for |x| ≤ 10⁷, and in -1...1 beyond; NaN of ±∞.
RNN_LANES("sin(_:)") f32x16 rnn_sin(f32x16 x) { return rnn_sine(rnn_angle_parts(x), x); }

/// cos x: within 1.7 ulp for |x| ≤ 10⁷, and in -1...1 beyond; NaN of ±∞.
RNN_LANES("cos(_:)") f32x16 rnn_cos(f32x16 x) {
  rnn_angle angle = rnn_angle_parts(x);
  angle.quarter += 1;
  return rnn_sine(angle, x);
}

#pragma clang diagnostic pop
