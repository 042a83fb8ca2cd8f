/// Random numbers: a part of RNNVector.h, which includes it.
#pragma once

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef uint32_t u32x16 __attribute__((ext_vector_type(16)));
typedef uint64_t u64x8 __attribute__((ext_vector_type(8)));

/// Four random words for each lane.
typedef struct {
  u32x16 first, second, third, fourth;
} rnn_random_words;

/// The low and the high words of the products of unsigned numbers.
typedef struct {
  u32x16 low, high;
} rnn_wide_product;

RNN_INLINE rnn_wide_product rnn_multiply_wide(u32x16 x, uint32_t factor) {
  // Even and odd lanes, each in the low half of 64 bits.
  const uint64_t low = 0xffffffff;
  u64x8 pairs = __builtin_bit_cast(u64x8, x);
  u64x8 even = (pairs & low) * (uint64_t)factor;
  u64x8 odd = (pairs >> 32) * (uint64_t)factor;
  rnn_wide_product result;
  result.low = __builtin_bit_cast(u32x16, (even & low) | (odd << 32));
  result.high = __builtin_bit_cast(u32x16, (even >> 32) | (odd & ~low));
  return result;
}

/// Philox4x32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3") of counters and a key: in the lane
/// i, the words of the counter (first + i, second, third, fourth).
RNN_INLINE rnn_random_words rnn_random(
    uint32_t first, uint32_t second, uint32_t third, uint32_t fourth, uint64_t key) {
  const u32x16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  rnn_random_words x = {lanes + first, (u32x16)(second), (u32x16)(third), (u32x16)(fourth)};
  uint32_t low = (uint32_t)key, high = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    rnn_wide_product a = rnn_multiply_wide(x.first, 0xd2511f53);
    rnn_wide_product b = rnn_multiply_wide(x.third, 0xcd9e8d57);
    x.first = b.high ^ x.second ^ low;
    x.second = b.low;
    x.third = a.high ^ x.fourth ^ high;
    x.fourth = a.low;
    low += 0x9e3779b9;
    high += 0xbb67ae85;
  }
  return x;
}

/// Random words as numbers in [0, 1): the upper 24 bits, exactly.
RNN_LANES("uniform(_:)") f32x16 rnn_uniform(u32x16 words) {
  return __builtin_convertvector(__builtin_bit_cast(i32x16, words >> 8), f32x16) * 0x1p-24f;
}

/// Random words as normal numbers, √2 erf⁻¹(x) with x = (the word with a sign + ½) · 2⁻³¹: within 4 ulp, and ±6.34.
///
/// As a polynomial of -ln(1 - x²), times x (Giles 2010, "Approximating the erfinv function"). Far out it is one of the
/// square root; 1 - |x| is taken from the word itself, so that nothing cancels there.
RNN_LANES("normal(_:)") f32x16 rnn_normal(u32x16 words) {
  i32x16 word = __builtin_bit_cast(i32x16, words);
  i32x16 magnitude = word ^ (word >> 31);
  f32x16 x = (__builtin_convertvector(magnitude, f32x16) + 0.5f) * 0x1p-31f;
  f32x16 rest = (__builtin_convertvector(0x7fffffff - magnitude, f32x16) + 0.5f) * 0x1p-31f;
  f32x16 w = -rnn_log(rest * (2.0f - rest));
  // Relative errors below 2⁻²⁷ for w in 0…6.25, and below 2⁻²⁴ from there to 21.6.
  f32x16 c = w - 3.125f;
  f32x16 p = (f32x16)(0x1.ffbc30p-31f);
  p = rnn_fma(p, c, (f32x16)(-0x1.bf3e06p-28f));
  p = rnn_fma(p, c, (f32x16)(-0x1.2bb33ap-25f));
  p = rnn_fma(p, c, (f32x16)(0x1.4316f8p-21f));
  p = rnn_fma(p, c, (f32x16)(-0x1.07885cp-19f));
  p = rnn_fma(p, c, (f32x16)(-0x1.497826p-16f));
  p = rnn_fma(p, c, (f32x16)(0x1.14fdb6p-12f));
  p = rnn_fma(p, c, (f32x16)(-0x1.129930p-10f));
  p = rnn_fma(p, c, (f32x16)(-0x1.179bb8p-7f));
  p = rnn_fma(p, c, (f32x16)(0x1.5bc944p-2f));
  p = rnn_fma(p, c, (f32x16)(0x1.2b57ecp+1f));
  f32x16 s = rnn_sqrt(w) - 0x1.c971f4p+1f;
  f32x16 q = (f32x16)(0x1.cb9228p-15f);
  q = rnn_fma(q, s, (f32x16)(-0x1.0df8d6p-12f));
  q = rnn_fma(q, s, (f32x16)(0x1.0f2416p-11f));
  q = rnn_fma(q, s, (f32x16)(-0x1.82054ep-11f));
  q = rnn_fma(q, s, (f32x16)(0x1.3d8f5cp-10f));
  q = rnn_fma(q, s, (f32x16)(-0x1.482cd8p-9f));
  q = rnn_fma(q, s, (f32x16)(0x1.08b92ep-8f));
  q = rnn_fma(q, s, (f32x16)(0x1.6cdeacp+0f));
  q = rnn_fma(q, s, (f32x16)(0x1.349f84p+2f));
  f32x16 result = x * (w < 6.25f ? p : q);
  return word < 0 ? -result : result;
}

/// Stores random numbers of a row: number f is made of word f / 16 mod 4 of the counter
/// (16 (f / 64) + f mod 16, second, third, fourth), so that 16 neighbors are a vector.
RNN_LANES("storeNoise(_:count:isNormal:second:third:fourth:key:)") void rnn_store_noise(
    float *destination, intptr_t count, bool isNormal, uint32_t second, uint32_t third, uint32_t fourth,
    uint64_t key) {
  for (intptr_t column = 0; column < count; column += 64) {
    rnn_random_words random = rnn_random((uint32_t)(column / 4), second, third, fourth, key);
    const u32x16 words[4] = {random.first, random.second, random.third, random.fourth};
    for (int word = 0; word < 4; word++) {
      intptr_t start = column + 16 * word, rest = count - start;
      if (rest <= 0) return;
      f32x16 numbers = isNormal ? rnn_normal(words[word]) : rnn_uniform(words[word]);
      if (rest >= 16) {
        rnn_store(numbers, destination + start);
      } else {
        rnn_store_partial(numbers, destination + start, rest);
      }
    }
  }
}

#pragma clang diagnostic pop
