// The start of a Cortex-M program without an operating system: vector table, reset, and the end by semihosting.
#include "semihosting.h"

#include <stdint.h>

// The linker script sets them; only their addresses mean something.
extern uint32_t __stack_top[], __data_load[], __data_start[], __data_end[], __bss_start[], __bss_end[];

int main(void);

#if defined(__ARM_FP)
// Coprocessor Access Control Register: the floating-point unit is off after a reset.
static volatile uint32_t *const cpacr = (volatile uint32_t *)0xE000ED88;
#endif

void Reset_Handler(void) {
#if defined(__ARM_FP)
  *cpacr |= 0xFu << 20;  // full access to CP10 and CP11
  __asm volatile("dsb\n\tisb" ::: "memory");
#endif
  __builtin_memcpy(__data_start, __data_load, (uintptr_t)__data_end - (uintptr_t)__data_start);
  __builtin_memset(__bss_start, 0, (uintptr_t)__bss_end - (uintptr_t)__bss_start);
  semihosting_exit(main());
}

// Whatever goes wrong ends the run instead of a silent loop.
void Fault_Handler(void) {
  semihosting_write("fault\n");
  semihosting_exit(1);
}

typedef union {
  void (*handler)(void);
  void *stack;
} Vector;

__attribute__((section(".vectors"), used)) static const Vector vectors[16] = {
    [0] = {.stack = __stack_top},
    [1] = {.handler = Reset_Handler},
    [2] = {.handler = Fault_Handler},  // non-maskable interrupt
    [3] = {.handler = Fault_Handler},  // hard fault
    [4] = {.handler = Fault_Handler},  // memory management
    [5] = {.handler = Fault_Handler},  // bus
    [6] = {.handler = Fault_Handler},  // usage
    [11] = {.handler = Fault_Handler}, // supervisor call
    [12] = {.handler = Fault_Handler}, // debug monitor
    [14] = {.handler = Fault_Handler}, // pendable service call
    [15] = {.handler = Fault_Handler}, // system timer
};
