// For `sched_getaffinity`.
#define _GNU_SOURCE
#include "RNNProcessor.h"
#include "RNNVector.h"

#include <stdlib.h>

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif
#if defined(__linux__) && __has_include(<sched.h>)
#include <sched.h>
#endif

int32_t rnn_processor_count(void) {
#if defined(__linux__) && defined(CPU_COUNT)
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) == 0) return CPU_COUNT(&processors);
#endif
#if defined(_SC_NPROCESSORS_ONLN)
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  if (count > 0) return (int32_t)count;
#endif
  return 1;
}

static int32_t processor_level = 0;

// When the program is loaded: whoever asks later reads a number.
__attribute__((constructor)) static void find_processor_level(void) {
  processor_level = rnn_detect_processor_level();
  // To try what older processors would do.
  const char *wanted = getenv("RNN_PROCESSOR_LEVEL");
  if (wanted && atoi(wanted) < processor_level) processor_level = atoi(wanted);
}

int32_t rnn_processor_level(void) { return processor_level; }
