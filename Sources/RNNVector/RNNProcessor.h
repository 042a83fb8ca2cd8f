/// Which instructions the processor has. Not by the compilers' own functions for it: these need what not every C library
/// or linker brings along.
#pragma once

#if defined(__x86_64__)
#include <cpuid.h>

/// The level of x86-64 that the processor and the system have: 1, 3 (AVX2 and FMA) or 4 (AVX-512), as the psABI numbers
/// them.
static inline int rnn_detect_processor_level(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 1;
  const unsigned basic = 1u << 12 | 1u << 22 | 1u << 23 | 1u << 27 | 1u << 28 | 1u << 29; // FMA to F16C
  if ((c & basic) != basic) return 1;
  unsigned low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  if ((low & 0x6) != 0x6) return 1; // AVX registers
  unsigned extended_a, extended_b, extended_c, extended_d;
  if (!__get_cpuid(0x80000001, &extended_a, &extended_b, &extended_c, &extended_d)) return 1;
  if (!(extended_c & 1u << 5)) return 1; // LZCNT
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 1;
  const unsigned avx2 = 1u << 3 | 1u << 5 | 1u << 8; // BMI1, AVX2, BMI2
  if ((b & avx2) != avx2) return 1;
  const unsigned avx512 = 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31; // F, DQ, CD, BW, VL
  return (b & avx512) == avx512 && (low & 0xE6) == 0xE6 ? 4 : 3;
}
#else
static inline int rnn_detect_processor_level(void) { return 0; }
#endif
