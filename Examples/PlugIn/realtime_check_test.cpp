// Callbacks of which each does one thing that it must not, and some that do none. Ends with 1 if one is miscounted,
// and with 2 if system calls cannot be counted here.
//
//     gcc -std=c11 -O2 -c realtime_check.c
//     g++ -std=c++17 -O2 realtime_check_test.cpp realtime_check.o -o realtime_check_test -pthread -ldl

#include "realtime_check.h"

#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

void *volatile kept;
volatile float number = 0.5F;

/// The optimizer has to leave it alone.
void use(const void *memory) { asm volatile("" : : "r"(memory) : "memory"); }

std::mutex mutex;
std::recursive_mutex again;
std::timed_mutex timed;
std::shared_mutex shared;
std::condition_variable condition;
sem_t semaphore;
pthread_spinlock_t spin;

const long any = -2;

struct Case {
  const char *name;
  void (*callback)();
  long allocations, frees, locks, system_calls, first;
};

void free_kept() {
  std::free(kept);
  kept = nullptr;
}

const Case cases[] = {
  {"nothing", [] {}, 0, 0, 0, 0, -1},
  {"arithmetic", [] { for (int i = 0; i < 1000; i++) number = std::tanh(number + 0.1F); }, 0, 0, 0, 0, -1},

  {"malloc", [] { kept = std::malloc(100); }, 1, 0, 0, any, any},
  {"realloc", [] { kept = std::realloc(kept, 200); }, 1, 0, 0, any, any},
  {"free", free_kept, 0, 1, 0, any, any},
  {"calloc", [] { kept = std::calloc(3, 100); free_kept(); }, 1, 1, 0, any, any},
  {"aligned_alloc", [] { kept = std::aligned_alloc(64, 128); free_kept(); }, 1, 1, 0, any, any},
  {"posix_memalign", [] { void *memory; if (posix_memalign(&memory, 64, 100) == 0) kept = memory; free_kept(); },
   1, 1, 0, any, any},
  {"new", [] { int *one = new int(1); use(one); delete one; }, 1, 1, 0, any, any},
  {"aligned new", [] { struct alignas(64) Line { char bytes[64]; }; Line *line = new Line; use(line); delete line; },
   1, 1, 0, any, any},
  {"a vector that grows", [] { std::vector<int> some(4); use(some.data()); some.resize(100); use(some.data()); },
   2, 2, 0, any, any},
  {"a long string", [] { std::string text(100, 'a'); use(&text); }, 1, 1, 0, any, any},
  {"a function object", [] { char bytes[100] = {}; std::function<int()> f = [bytes] { return bytes[5]; }; use(&f); },
   1, 1, 0, any, any},
  {"memory in the C library", [] { kept = strdup("text"); free_kept(); }, 1, 1, 0, any, any},
  {"memory that the kernel gives", [] { kept = std::malloc(64 << 20); free_kept(); }, 1, 1, 0, 2, SYS_mmap},

  {"a mutex", [] { std::lock_guard<std::mutex> guard(mutex); }, 0, 0, 1, 0, -1},
  {"a mutex, tried", [] { if (mutex.try_lock()) mutex.unlock(); }, 0, 0, 1, 0, -1},
  {"a recursive mutex", [] { again.lock(); again.lock(); again.unlock(); again.unlock(); }, 0, 0, 2, 0, -1},
  {"a mutex with a time", [] { if (timed.try_lock_for(std::chrono::seconds(1))) timed.unlock(); }, 0, 0, 1, 0, -1},
  {"a shared mutex, read", [] { std::shared_lock<std::shared_mutex> guard(shared); }, 0, 0, 1, 0, -1},
  {"a shared mutex, written", [] { std::unique_lock<std::shared_mutex> guard(shared); }, 0, 0, 1, 0, -1},
  {"a spin lock", [] { pthread_spin_lock(&spin); pthread_spin_unlock(&spin); }, 0, 0, 1, 0, -1},
  {"a condition that nobody waits for", [] { condition.notify_all(); }, 0, 0, 1, 0, -1},
  {"a condition, waited for",
   [] { std::unique_lock<std::mutex> guard(mutex); condition.wait_for(guard, std::chrono::milliseconds(1)); },
   0, 0, 2, any, SYS_futex},
  {"a semaphore", [] { sem_post(&semaphore); sem_wait(&semaphore); }, 0, 0, 1, 0, -1},
  {"a semaphore, waited for",
   [] { timespec past = {1, 0}; sem_timedwait(&semaphore, &past); }, 0, 0, 1, any, any},

  {"a system call", [] { syscall(SYS_getppid); }, 0, 0, 0, 1, SYS_getppid},
  {"sleep", [] { usleep(1); }, 0, 0, 0, 1, SYS_clock_nanosleep},
  {"giving way", [] { sched_yield(); }, 0, 0, 0, 1, SYS_sched_yield},
  {"a file",
   [] { int file = open("/dev/null", O_WRONLY); if (write(file, "x", 1) == 1) close(file); }, 0, 0, 0, 3, SYS_openat},
  {"many system calls", [] { for (int i = 0; i < 1000; i++) syscall(SYS_getppid); }, 0, 0, 0, 1000, SYS_getppid},

  {"nothing, behind all these", [] {}, 0, 0, 0, 0, -1},
};

int failures = 0;

void expect(const char *name, const char *what, long found, long expected) {
  if (expected == any || found == expected) return;
  std::printf("%s: %ld %s instead of %ld\n", name, found, what, expected);
  failures++;
}

void check(const Case &each, bool traced) {
  realtime_begin();
  each.callback();
  realtime_counts counts = realtime_end();
  expect(each.name, "allocations", counts.allocations, each.allocations);
  expect(each.name, "frees", counts.frees, each.frees);
  expect(each.name, "locks", counts.locks, each.locks);
  expect(each.name, "system calls", counts.system_calls, traced ? each.system_calls : -1);
  expect(each.name, "as the first system call", counts.first_system_call, traced ? each.first : -1);
}

/// A thread that waits for another one, by a mutex that is taken and by a condition.
void check_waiting() {
  bool there = false;
  mutex.lock();
  std::thread other([&] {
    realtime_trace();
    realtime_begin();
    mutex.lock();
    realtime_counts counts = realtime_end();
    expect("a mutex that is taken", "locks", counts.locks, 1);
    if (counts.system_calls < 1) expect("a mutex that is taken", "system calls", counts.system_calls, 1);
    there = true;
    condition.notify_one();
    mutex.unlock();
  });
  usleep(50000);
  std::unique_lock<std::mutex> guard(mutex, std::adopt_lock);
  realtime_begin();
  while (!there) condition.wait(guard);
  realtime_counts counts = realtime_end();
  guard.unlock();
  if (counts.locks < 1) expect("waiting for another thread", "locks", counts.locks, 1);
  if (counts.system_calls < 1) expect("waiting for another thread", "system calls", counts.system_calls, 1);
  other.join();
}

/// What other threads do meanwhile does not count.
void check_others() {
  std::atomic<bool> done(false);
  std::thread other([&] {
    while (!done) {
      std::unique_ptr<int> one(new int(1));
      use(one.get());
      std::lock_guard<std::mutex> guard(mutex);
      syscall(SYS_getppid);
    }
  });
  for (int i = 0; i < 100; i++) {
    check({"beside another thread", [] { for (int i = 0; i < 10000; i++) number = number + 1; }, 0, 0, 0, 0, -1}, true);
  }
  done = true;
  other.join();
}

}  // namespace

int main() {
  sem_init(&semaphore, 0, 0);
  pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
  for (const Case &each : cases) check(each, false);
  int error = realtime_trace();
  if (error != 0) {
    std::printf("system calls cannot be counted here: %s\n", std::strerror(error));
    return failures == 0 ? 2 : 1;
  }
  for (const Case &each : cases) check(each, true);
  check_others();
  check_waiting();
  expect("the end", "as the result", realtime_untrace(), 0);
  check({"a system call that is no longer traced", [] { syscall(SYS_getppid); }, 0, 0, 0, -1, -1}, false);
  expect("another beginning", "as the result", realtime_trace(), 0);
  for (const Case &each : cases) check(each, true);
  std::printf("%zu callbacks, %d counted wrongly\n", sizeof cases / sizeof *cases, failures);
  return failures == 0 ? 0 : 1;
}
