/// The vector operations of kernels and generated code.
///
/// Everything here is inlined into its caller and so compiled for the caller's instruction set. `f32x16` is Swift's
/// `SIMD16<Float>`: one register with AVX-512, two with AVX2, four with NEON, SSE and WebAssembly SIMD.
/// Swift sees the functions as static members of `Lanes`: `Lanes.sigmoid(x)`.
///
/// Activations and random numbers have files of their own, RNNActivations.h and RNNNoise.h.
#pragma once

#include <stdbool.h>
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
typedef double f64x16 __attribute__((ext_vector_type(16)));
typedef double f64x4 __attribute__((ext_vector_type(4)));
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
/// For code that says so: kernels that take 4 lanes at a time.
typedef struct { char unused; } rnn_scalar;

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
/// The same for 1024 rows, and one more so that they can begin at a cache line; and for 16.
typedef struct { rnn_strip_row rows[1025]; } rnn_wide_strip;
typedef struct { rnn_strip_row rows[16]; } rnn_square;

/// Room on the stack for what `rnn_group_rows` finds: `heads`, then `next`.
typedef struct { int16_t values[32]; } rnn_row_group;
typedef struct { rnn_row_group groups[16]; } rnn_row_groups;

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
/// Plans have none, since it is its argument.
RNN_LANES("detached(_:)") f32x16 rnn_detached(f32x16 x) { return x; }
/// 1 / x, correctly rounded.
RNN_LANES("reciprocal(_:)") f32x16 rnn_reciprocal(f32x16 x) { return 1.0f / x; }

#if defined(__FMA__) || defined(__AVX512F__) || defined(__aarch64__) || defined(__ARM_FEATURE_FMA)
#define RNN_HAS_FMA 1
#endif

/// a · b + c, rounded once where the instruction set has it, else after each operation.
RNN_LANES("fma(_:_:_:)") f32x16 rnn_fma(f32x16 a, f32x16 b, f32x16 c) {
#if defined(RNN_HAS_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

/// The greater one, in one instruction: b if either is NaN.
RNN_LANES("larger(_:_:)") f32x16 rnn_larger(f32x16 a, f32x16 b) { return a > b ? a : b; }
/// The lesser one, in one instruction: b if either is NaN.
RNN_LANES("smaller(_:_:)") f32x16 rnn_smaller(f32x16 a, f32x16 b) { return a < b ? a : b; }
/// The greater one; NaN if either is.
RNN_LANES("maximum(_:_:)") f32x16 rnn_maximum(f32x16 a, f32x16 b) { return a == a ? rnn_larger(a, b) : a; }
/// The lesser one; NaN if either is.
RNN_LANES("minimum(_:_:)") f32x16 rnn_minimum(f32x16 a, f32x16 b) { return a == a ? rnn_smaller(a, b) : a; }
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
RNN_LANES("relu(_:)") f32x16 rnn_relu(f32x16 x) { return rnn_larger((f32x16)(0.0f), x); }

/// The sum of all lanes, in pairs.
RNN_LANES("sum(_:)") float rnn_sum(f32x16 x) {
  f32x8 x8 = x.lo + x.hi;
  f32x4 x4 = x8.lo + x8.hi;
  f32x2 x2 = x4.lo + x4.hi;
  return x2.x + x2.y;
}

// MARK: Sums in double precision

/// The same values in double precision, the values rounded to single precision, and their sums.
RNN_LANES("widened(_:)") f64x16 rnn_widened(f32x16 x) { return __builtin_convertvector(x, f64x16); }
RNN_LANES("rounded(_:)") f32x16 rnn_rounded(f64x16 x) { return __builtin_convertvector(x, f32x16); }
RNN_LANES("add(_:_:)") f64x16 rnn_add_wide(f64x16 a, f64x16 b) { return a + b; }

/// The sum of all lanes, in pairs.
RNN_LANES("sum(_:)") double rnn_sum_wide(f64x16 x) {
  f64x4 x4 = (x.lo.lo + x.hi.lo) + (x.lo.hi + x.hi.hi);
  return (x4.x + x4.z) + (x4.y + x4.w);
}

/// totals[i] += x[i] for the first `count` (0...16) lanes. Touches no memory beyond them.
RNN_LANES("add(_:to:count:)") void rnn_add_to_totals(f64x16 x, double *totals, intptr_t count) {
  f64x16 old;
  if (count >= 16) {
    __builtin_memcpy(&old, totals, sizeof(old));
    old += x;
    __builtin_memcpy(totals, &old, sizeof(old));
  } else {
    for (intptr_t i = 0; i < count; i++) totals[i] += x[i];
  }
}

/// The greatest of all lanes.
RNN_LANES("maximum(_:)") float rnn_maximum_lane(f32x16 x) {
  f32x8 x8 = x.lo > x.hi ? x.lo : x.hi;
  f32x4 x4 = x8.lo > x8.hi ? x8.lo : x8.hi;
  f32x2 x2 = x4.lo > x4.hi ? x4.lo : x4.hi;
  return x2.x > x2.y ? x2.x : x2.y;
}

// MARK: Rows that belong together

/// Links up to 256 rows with the same token, in their order.
///
/// - `heads`: room for 256 numbers. Gets the first row of each token, in the order of the rows.
/// - `next`: room for 256 numbers. Gets the next row with the same token, or -1.
/// - Returns the number of different tokens.
RNN_INLINE intptr_t rnn_group_rows(
    const int32_t *tokens, intptr_t stride, intptr_t rows, int16_t *heads, int16_t *next) {
  // A hash table of heads, at most half full, and the last row so far of each head's token.
  int16_t table[512];
  int16_t last[256];
  __builtin_memset(table, -1, sizeof(table));
  intptr_t count = 0;
  for (intptr_t row = 0; row < rows; row++) {
    int32_t token = tokens[row * stride];
    uint32_t place = ((uint32_t)token * 0x9e3779b1u) >> 23;
    while (table[place] >= 0 && tokens[table[place] * stride] != token) place = (place + 1) & 511;
    next[row] = -1;
    if (table[place] < 0) {
      table[place] = (int16_t)row;
      heads[count++] = (int16_t)row;
    } else {
      next[last[table[place]]] = (int16_t)row;
    }
    last[table[place]] = (int16_t)row;
  }
  return count;
}

// MARK: The processor's state

/// Makes denormal operands and results zero on this thread, with the default rounding and without traps, and gives the
/// state to hand back to `rnn_restore_denormals`. Without effect where the processor cannot.
///
/// What is set does not depend on what was: reading the state waits for all arithmetic before, and would hold up all
/// arithmetic after.
RNN_INLINE uint64_t rnn_flush_denormals(void) {
#if defined(__SSE__)
  unsigned int state = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(0x9fc0u);
  return state;
#elif defined(__aarch64__)
  uint64_t state;
  __asm__ volatile("mrs %0, fpcr" : "=r"(state));
  __asm__ volatile("msr fpcr, %0" : : "r"(1ull << 24));
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

/// The level of x86-64 that the processor has (`RNNProcessor.h`), or a lower one that the environment variable
/// `RNN_PROCESSOR_LEVEL` asked for when the program was loaded; 0 of other processors.
int32_t rnn_processor_level(void);

/// The number of processors that this process may use.
int32_t rnn_processor_count(void);

/// Tells the processor that the thread waits for another one.
RNN_INLINE void rnn_pause(void) {
#if defined(__SSE2__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#pragma clang assume_nonnull end

#include "RNNActivations.h"
#include "RNNNoise.h"
#include "RNNNarrow.h"

// MARK: Sums of gates

/// Adds input[k] · columns[k][gate][unit] to 16 sums of each gate, for each k: of as many units at a time as 16 registers
/// of 4 lanes hold, and each sum in the order of k. So many k at a time that their columns stay in the cache for the other
/// units.
#define RNN_GATE_SUMS(GATES) \
  for (intptr_t first = 0; first < k; first += 64) { \
    intptr_t end = k - first < 64 ? k : first + 64; \
    for (int unit = 0; unit < 16; unit += 8) { \
      f32x4 low[GATES], high[GATES]; \
      for (int gate = 0; gate < GATES; gate++) { \
        __builtin_memcpy(&low[gate], sums + 16 * gate + unit, sizeof low[gate]); \
        __builtin_memcpy(&high[gate], sums + 16 * gate + unit + 4, sizeof high[gate]); \
      } \
      const float *columns = packed + 16 * GATES * first + unit; \
      for (intptr_t step = first; step < end; step++, columns += 16 * GATES) { \
        f32x4 x = (f32x4)(input[step]); \
        _Pragma("clang loop unroll(full)") for (int gate = 0; gate < GATES; gate++) { \
          f32x4 left, right; \
          __builtin_memcpy(&left, columns + 16 * gate, sizeof left); \
          __builtin_memcpy(&right, columns + 16 * gate + 4, sizeof right); \
          low[gate] = x * left + low[gate]; \
          high[gate] = x * right + high[gate]; \
        } \
      } \
      for (int gate = 0; gate < GATES; gate++) { \
        __builtin_memcpy(sums + 16 * gate + unit, &low[gate], sizeof low[gate]); \
        __builtin_memcpy(sums + 16 * gate + unit + 4, &high[gate], sizeof high[gate]); \
      } \
    } \
  }

RNN_INLINE void rnn_sum_three_gates(
    float *_Nonnull sums, intptr_t k, const float *_Nonnull input, const float *_Nonnull packed) {
  RNN_GATE_SUMS(3)
}
RNN_INLINE void rnn_sum_four_gates(
    float *_Nonnull sums, intptr_t k, const float *_Nonnull input, const float *_Nonnull packed) {
  RNN_GATE_SUMS(4)
}
#undef RNN_GATE_SUMS

#undef RNN_LANES
#undef RNN_INLINE
#pragma clang diagnostic pop
