#pragma once

#include <stdbool.h>

/// Whether allocations can be counted on this platform: where the C library is glibc, whose allocator a program may
/// replace.
bool allocation_counter_is_available(void);

/// The number of allocations (malloc, calloc, realloc, and the aligned ones) that all threads of the process have made.
long allocation_count(void);
