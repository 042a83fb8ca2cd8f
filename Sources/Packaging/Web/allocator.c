// What the runtime needs of a C library, where there is none: memory.
#include <stddef.h>
#include <stdint.h>

// Blocks lie one after the other, from the end of the program's data to the end of memory. Free ones are in a list in
// the order of their addresses; neighbors are joined. Each has a header of 16 bytes before what its user sees.
typedef struct block {
  size_t size;         // of the whole block, a multiple of 16
  struct block *next;  // of a free one
  uint32_t padding[2];
} block;

enum { granule = 16, page = 65536, out_of_memory = 12 };

extern uint8_t __heap_base;
static block *first_free;
static uintptr_t end_of_heap;

static void put_back(block *freed) {
  block *before = NULL, *after = first_free;
  while (after && after < freed) before = after, after = after->next;
  freed->next = after;
  if (after && (uint8_t *)freed + freed->size == (uint8_t *)after) {
    freed->size += after->size;
    freed->next = after->next;
  }
  if (before && (uint8_t *)before + before->size == (uint8_t *)freed) {
    before->size += freed->size;
    before->next = freed->next;
  } else if (before) {
    before->next = freed;
  } else {
    first_free = freed;
  }
}

/// Adds at least so many bytes to the free ones: the first time, what memory begins with.
static int grow(size_t size) {
  uintptr_t start, end;
  if (end_of_heap == 0) {
    start = ((uintptr_t)&__heap_base + granule - 1) & ~(uintptr_t)(granule - 1);
    end = (uintptr_t)__builtin_wasm_memory_size(0) * page;
  } else {
    size_t pages = (size + page - 1) / page;
    size_t old = __builtin_wasm_memory_grow(0, pages);
    if (old == SIZE_MAX) return 0;
    start = old * page;
    end = start + pages * page;
  }
  end_of_heap = end;
  if (end - start >= 2 * sizeof(block)) {
    block *added = (block *)start;
    added->size = end - start;
    put_back(added);
  }
  return 1;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < granule) alignment = granule;
  if (size > (size_t)PTRDIFF_MAX - alignment - 4 * granule) return out_of_memory;
  size = ((size + granule - 1) & ~(size_t)(granule - 1)) + sizeof(block);
  for (int attempt = 0; attempt < 3; attempt++) {
    block **link = &first_free;
    for (block *found = first_free; found; link = &found->next, found = found->next) {
      uintptr_t start = (uintptr_t)found, end = start + found->size;
      uintptr_t user = (start + sizeof(block) + alignment - 1) & ~(uintptr_t)(alignment - 1);
      uintptr_t header = user - sizeof(block);
      if (header + size > end) continue;
      block *used = (block *)header;
      block *next = found->next;
      if (end - (header + size) >= 2 * sizeof(block)) {
        block *rest = (block *)(header + size);
        rest->size = end - (header + size);
        rest->next = next;
        next = rest;
        end = header + size;
      }
      if (header > start) {
        found->size = header - start;  // of 16 bytes at least: a header that waits for its neighbor
        found->next = next;
      } else {
        *link = next;
      }
      used->size = end - header;
      *result = (void *)user;
      return 0;
    }
    if (!grow(size + alignment)) return out_of_memory;
  }
  return out_of_memory;
}

void free(void *pointer) {
  if (pointer) put_back((block *)pointer - 1);
}

/// To the nearest whole number, halves away from zero.
double round(double x) {
  double whole = __builtin_trunc(x);
  return __builtin_fabs(x - whole) >= 0.5 ? whole + __builtin_copysign(1, x) : whole;
}

// MARK: What the script calls

/// Memory at a cache line; null if there is none.
__attribute__((export_name("allocate"))) void *rnn_allocate(size_t size) {
  void *result;
  return posix_memalign(&result, 64, size) == 0 ? result : NULL;
}

__attribute__((export_name("release"))) void rnn_release(void *pointer) { free(pointer); }

#ifdef PARAMETERS
static const unsigned char parameters[] __attribute__((aligned(64))) = {
#embed PARAMETERS
};

__attribute__((export_name("parameters"))) const void *rnn_parameters(void) { return parameters; }
#endif
