// The start of a program on QEMU's machine 'virt', without an operating system.
#include "semihosting.h"

int main(void);
extern char __stack_top[];

void begin(void) {
#if defined(__aarch64__)
  // Floating-point registers are not to trap.
  __asm volatile("msr cpacr_el1, %0\n\tisb" ::"r"(3ull << 20));
#elif defined(__riscv)
  // The floating-point unit is off after a reset: mstatus.FS.
  __asm volatile("csrs mstatus, %0" ::"r"(1 << 13));
#endif
  semihosting_exit(main());
}

__attribute__((naked, section(".start"), used)) void start(void) {
#if defined(__aarch64__)
  __asm volatile("adrp x0, __stack_top\n\tadd sp, x0, :lo12:__stack_top\n\tb begin");
#elif defined(__riscv)
  __asm volatile("la sp, __stack_top\n\tj begin");
#endif
}
