/// Counts what an audio callback must not do: ask for memory, take locks, and call the kernel.
///
///     realtime_trace();                                  // once, on the thread of the callback
///     realtime_begin();
///     callback();
///     struct realtime_counts counts = realtime_end();    // counts.allocations, counts.locks, ...
///
/// A program that compiles realtime_check.c in has its own malloc, pthread_mutex_lock and so on, which count and pass
/// on to those of the C library; what the program links or loads calls them as well. Only calls of the thread that
/// began count. System calls are counted by another process, so that they are seen wherever they come from.
///
/// Not seen: locks without a call of the C library, such as atomics or a futex that is free (one that makes the thread
/// wait is a system call), those inside the C library, and what the vDSO does without the kernel, as clock_gettime.
///
/// Needs Linux and glibc. Nothing is to be installed, and it takes no privileges but that processes of one user may
/// trace each other (not where kernel.yama.ptrace_scope is 2 or 3, nor under a debugger).

#pragma once

#ifdef __cplusplus
extern "C" {
#endif

struct realtime_counts {
  long allocations;   ///< malloc, calloc, realloc, posix_memalign, ...
  long frees;         ///< free
  long locks;         ///< mutexes, rwlocks, spin locks, condition variables, semaphores, barriers; tried ones, too
  long system_calls;  ///< -1 if this thread is not traced
  long first_system_call;  ///< the number of the first of them, as SYS_write in <sys/syscall.h>; -1 if there is none
};

/// Counts the calling thread's system calls from now on, too: 0, or what went wrong, as in errno. Each one takes some
/// microseconds longer then, so time is better measured without. Starts a process, which ends with the thread.
int realtime_trace(void);

/// Ends that process: 0 if it has counted until now, which it has not if somebody killed it.
int realtime_untrace(void);

/// From here to realtime_end the calling thread's calls count, from zero. Neither of the two makes any.
void realtime_begin(void);

struct realtime_counts realtime_end(void);

#ifdef __cplusplus
}
#endif
