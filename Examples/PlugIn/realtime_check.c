// C11 that is C++17 as well.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "realtime_check.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if !defined(__linux__) || !defined(__GLIBC__)
#error "realtime_check needs Linux and glibc"
#endif

#ifdef __cplusplus
#define NOTHROW noexcept
extern "C" {
#else
#define NOTHROW
#endif

/// Memory that the tracer sees as well. While it looks, the thread stands still.
struct trace {
  volatile int counting;
  volatile int stop;
  volatile long count;
  volatile long first;
  int error;  ///< -1 until the thread is traced, or cannot be
};

static __thread int counting;
static __thread struct realtime_counts counts;
static __thread struct trace *trace;
static __thread pid_t tracer;

void realtime_begin(void) {
  memset(&counts, 0, sizeof counts);
  if (trace != NULL) {
    trace->count = 0;
    trace->first = -1;
    trace->counting = 1;
  }
  counting = 1;
}

struct realtime_counts realtime_end(void) {
  counting = 0;
  counts.system_calls = counts.first_system_call = -1;
  if (trace != NULL) {
    trace->counting = 0;
    counts.system_calls = trace->count;
    counts.first_system_call = trace->first;
  }
  return counts;
}

// MARK: Memory

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t number, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

void *malloc(size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_realloc(memory, size);
}

void *reallocarray(void *memory, size_t number, size_t size) NOTHROW {
  counts.allocations += counting;
  size_t bytes;
  if (__builtin_mul_overflow(number, size, &bytes)) {
    errno = ENOMEM;
    return NULL;
  }
  return __libc_realloc(memory, bytes);
}

void *memalign(size_t alignment, size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_memalign(alignment, size);
}

void *valloc(size_t size) NOTHROW {
  counts.allocations += counting;
  return __libc_memalign((size_t)sysconf(_SC_PAGESIZE), size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) NOTHROW {
  counts.allocations += counting;
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
  int before = errno;
  void *result = __libc_memalign(alignment, size);
  errno = before;
  if (result == NULL) return ENOMEM;
  *memory = result;
  return 0;
}

void free(void *memory) NOTHROW {
  counts.frees += counting;
  __libc_free(memory);
}

// MARK: Locks

/// Found at the first call, before which nothing else may be needed.
static void *next(const char *name, void **place) {
  void *function = __atomic_load_n(place, __ATOMIC_RELAXED);
  if (function == NULL) {
    // Looking it up is not what the callback does.
    int before = counting;
    counting = 0;
    function = dlsym(RTLD_NEXT, name);
    counting = before;
    if (function == NULL) abort();
    __atomic_store_n(place, function, __ATOMIC_RELAXED);
  }
  return function;
}

/// Defines the function, with its arguments' types in parentheses, and then their names.
#define LOCK(NAME, THROWS, PARAMETERS, ARGUMENTS) \
  static void *next_##NAME;                       \
  int NAME PARAMETERS THROWS {                    \
    int(*function) PARAMETERS;                    \
    void *found = next(#NAME, &next_##NAME);      \
    memcpy(&function, &found, sizeof function);   \
    counts.locks += counting;                     \
    return function ARGUMENTS;                    \
  }

#define MAY_THROW

LOCK(pthread_mutex_lock, NOTHROW, (pthread_mutex_t * mutex), (mutex))
LOCK(pthread_mutex_trylock, NOTHROW, (pthread_mutex_t * mutex), (mutex))
LOCK(pthread_mutex_timedlock, NOTHROW, (pthread_mutex_t * mutex, const struct timespec *time), (mutex, time))
LOCK(pthread_rwlock_rdlock, NOTHROW, (pthread_rwlock_t * lock), (lock))
LOCK(pthread_rwlock_wrlock, NOTHROW, (pthread_rwlock_t * lock), (lock))
LOCK(pthread_rwlock_tryrdlock, NOTHROW, (pthread_rwlock_t * lock), (lock))
LOCK(pthread_rwlock_trywrlock, NOTHROW, (pthread_rwlock_t * lock), (lock))
LOCK(pthread_rwlock_timedrdlock, NOTHROW, (pthread_rwlock_t * lock, const struct timespec *time), (lock, time))
LOCK(pthread_rwlock_timedwrlock, NOTHROW, (pthread_rwlock_t * lock, const struct timespec *time), (lock, time))
LOCK(pthread_spin_lock, NOTHROW, (pthread_spinlock_t * lock), (lock))
LOCK(pthread_spin_trylock, NOTHROW, (pthread_spinlock_t * lock), (lock))
LOCK(pthread_barrier_wait, NOTHROW, (pthread_barrier_t * barrier), (barrier))
LOCK(pthread_cond_signal, NOTHROW, (pthread_cond_t * condition), (condition))
LOCK(pthread_cond_broadcast, NOTHROW, (pthread_cond_t * condition), (condition))
LOCK(pthread_cond_wait, MAY_THROW, (pthread_cond_t * condition, pthread_mutex_t *mutex), (condition, mutex))
LOCK(
  pthread_cond_timedwait, MAY_THROW,
  (pthread_cond_t * condition, pthread_mutex_t *mutex, const struct timespec *time), (condition, mutex, time))
LOCK(sem_wait, MAY_THROW, (sem_t * semaphore), (semaphore))
LOCK(sem_trywait, NOTHROW, (sem_t * semaphore), (semaphore))
LOCK(sem_timedwait, MAY_THROW, (sem_t * semaphore, const struct timespec *time), (semaphore, time))

#if __GLIBC_PREREQ(2, 30)
LOCK(
  pthread_mutex_clocklock, NOTHROW, (pthread_mutex_t * mutex, clockid_t clock, const struct timespec *time),
  (mutex, clock, time))
LOCK(
  pthread_rwlock_clockrdlock, NOTHROW, (pthread_rwlock_t * lock, clockid_t clock, const struct timespec *time),
  (lock, clock, time))
LOCK(
  pthread_rwlock_clockwrlock, NOTHROW, (pthread_rwlock_t * lock, clockid_t clock, const struct timespec *time),
  (lock, clock, time))
LOCK(
  pthread_cond_clockwait, MAY_THROW,
  (pthread_cond_t * condition, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *time),
  (condition, mutex, clock, time))
LOCK(
  sem_clockwait, MAY_THROW, (sem_t * semaphore, clockid_t clock, const struct timespec *time), (semaphore, clock, time))
#endif

// MARK: System calls

static long system_call_number(pid_t thread) {
#ifdef PTRACE_GET_SYSCALL_INFO
  struct __ptrace_syscall_info info;
  void *size = (void *)(uintptr_t)sizeof info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, size, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY) {
    return (long)info.entry.nr;
  }
#endif
  (void)thread;
  return -1;
}

/// The other process: stops the thread where it enters the kernel and where it leaves it, until it is gone.
static void follow(pid_t thread, struct trace *shared) {
  void *options = (void *)(uintptr_t)PTRACE_O_TRACESYSGOOD;
  int status;
  if (ptrace(PTRACE_SEIZE, thread, NULL, options) != 0 || ptrace(PTRACE_INTERRUPT, thread, NULL, NULL) != 0) {
    __atomic_store_n(&shared->error, errno, __ATOMIC_RELEASE);
    return;
  }
  int begun = 0, inside = 0;
  while (waitpid(thread, &status, __WALL) == thread && WIFSTOPPED(status)) {
    int signal = WSTOPSIG(status), event = status >> 16;
    if (signal == (SIGTRAP | 0x80)) {
      inside = !inside;
      if (inside && shared->stop) {
        ptrace(PTRACE_DETACH, thread, NULL, NULL);
        return;
      }
      if (inside && shared->counting) {
        if (shared->count == 0) shared->first = system_call_number(thread);
        shared->count += 1;
      }
      signal = 0;
    } else if (event == PTRACE_EVENT_STOP) {
      if (!begun) {
        begun = 1;
        __atomic_store_n(&shared->error, 0, __ATOMIC_RELEASE);
      } else if (signal != SIGTRAP) {
        // All threads are stopped, as by ^Z.
        ptrace(PTRACE_LISTEN, thread, NULL, NULL);
        continue;
      }
      signal = 0;
    }
    ptrace(PTRACE_SYSCALL, thread, NULL, (void *)(uintptr_t)signal);
  }
}

static struct realtime_counts one_system_call(void) {
  realtime_begin();
  syscall(SYS_getppid);
  return realtime_end();
}

int realtime_trace(void) {
  if (trace != NULL) return 0;
  void *memory = mmap(NULL, sizeof(struct trace), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return errno;
  struct trace *shared = (struct trace *)memory;
  shared->error = -1;
  pid_t thread = (pid_t)syscall(SYS_gettid);
  // Where a process may only trace those below it (Yama), it takes the other one's consent.
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
  pid_t process = fork();
  if (process == 0) {
    // Signals are the host's.
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    follow(thread, shared);
    _exit(0);
  }
  int error = process < 0 ? errno : -1;
  struct timespec moment = {0, 100000};
  while (process > 0 && (error = __atomic_load_n(&shared->error, __ATOMIC_ACQUIRE)) == -1) {
    // It may have been killed.
    if (waitpid(process, NULL, WNOHANG) != 0) {
      process = -1;
      error = __atomic_load_n(&shared->error, __ATOMIC_ACQUIRE);
      if (error <= 0) error = ECHILD;
      break;
    }
    nanosleep(&moment, NULL);
  }
  prctl(PR_SET_PTRACER, 0, 0, 0, 0);
  if (error != 0) {
    if (process > 0) waitpid(process, NULL, 0);
    munmap(memory, sizeof(struct trace));
    return error;
  }
  trace = shared;
  tracer = process;
  // Not every kernel that takes the calls does what they say.
  if (one_system_call().system_calls != 1) {
    realtime_untrace();
    return ENOSYS;
  }
  return 0;
}

int realtime_untrace(void) {
  if (trace == NULL) return 0;
  int error = one_system_call().system_calls == 1 ? 0 : ESRCH;
  trace->stop = 1;
  // The tracer sees it at the next system call.
  syscall(SYS_getppid);
  kill(tracer, SIGKILL);
  waitpid(tracer, NULL, 0);
  munmap(trace, sizeof(struct trace));
  trace = NULL;
  return error;
}

#ifdef __cplusplus
}
#endif
