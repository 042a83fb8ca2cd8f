// Text, files and an exit code of the host: a debugger's, or QEMU's with -semihosting.
#ifndef SEMIHOSTING_H
#define SEMIHOSTING_H

#include <stddef.h>
#include <stdint.h>

static inline intptr_t semihosting_call(uintptr_t operation, const void *argument) {
#if defined(__arm__)
  register uintptr_t result __asm("r0") = operation;
  register const void *r1 __asm("r1") = argument;
  __asm volatile("bkpt 0xAB" : "+r"(result) : "r"(r1) : "memory");
#elif defined(__aarch64__)
  register uintptr_t result __asm("x0") = operation;
  register const void *x1 __asm("x1") = argument;
  __asm volatile("hlt 0xF000" : "+r"(result) : "r"(x1) : "memory");
#elif defined(__riscv)
  register uintptr_t result __asm("a0") = operation;
  register const void *a1 __asm("a1") = argument;
  // These three instructions, uncompressed and on one page, are the call.
  __asm volatile(
      ".balign 16\n.option push\n.option norvc\n"
      "slli zero, zero, 0x1f\nebreak\nsrai zero, zero, 7\n"
      ".option pop"
      : "+r"(result)
      : "r"(a1)
      : "memory");
#endif
  return (intptr_t)result;
}

static inline void semihosting_write(const char *text) {
  semihosting_call(0x04, text);  // SYS_WRITE0
}

// A file to be read; -1 if there is none.
static inline intptr_t semihosting_open(const char *path) {
  size_t length = 0;
  while (path[length]) length++;
  const uintptr_t arguments[3] = {(uintptr_t)path, 1 /* "rb" */, length};
  return semihosting_call(0x01, arguments);  // SYS_OPEN
}

// The bytes that were read: fewer than wanted at the end of the file.
static inline size_t semihosting_read(intptr_t file, void *bytes, size_t count) {
  const uintptr_t arguments[3] = {(uintptr_t)file, (uintptr_t)bytes, count};
  return count - (size_t)semihosting_call(0x06, arguments);  // SYS_READ gives what is left
}

__attribute__((noreturn)) static inline void semihosting_exit(int code) {
#if defined(__aarch64__)
  const uintptr_t arguments[2] = {0x20026, (uintptr_t)code};  // ADP_Stopped_ApplicationExit
  semihosting_call(0x18, arguments);                          // SYS_EXIT
#else
  const uintptr_t arguments[2] = {0x20026, (uintptr_t)code};
  semihosting_call(0x20, arguments);  // SYS_EXIT_EXTENDED
#endif
  for (;;) {
  }
}

#endif
