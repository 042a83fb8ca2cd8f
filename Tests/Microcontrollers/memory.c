// What a package may need of a C library.
#include <stddef.h>

void *memcpy(void *destination, const void *source, size_t count) {
  unsigned char *target = destination;
  const unsigned char *byte = source;
  while (count--) *target++ = *byte++;
  return destination;
}

void *memmove(void *destination, const void *source, size_t count) {
  unsigned char *target = destination;
  const unsigned char *byte = source;
  if (target < byte) return memcpy(destination, source, count);
  while (count--) target[count] = byte[count];
  return destination;
}

void *memset(void *destination, int value, size_t count) {
  unsigned char *target = destination;
  while (count--) *target++ = (unsigned char)value;
  return destination;
}
