// MARK: Errors

static _Thread_local char message[512] = "";

static PREFIX_status fail(PREFIX_status status, const char *text) {
  snprintf(message, sizeof message, "%s", text);
  return status;
}

static inline PREFIX_status report(int32_t status) { return (PREFIX_status)status; }

const char *PREFIX_error(void) { return message; }

const char *PREFIX_instructions(void) { return core->instructions; }

const char *PREFIX_status_text(PREFIX_status status) {
  switch (status) {
  case MACRO_OK: return "nothing is wrong";
  case MACRO_NULL_ARGUMENT: return "an argument is null that must not be";
  case MACRO_INVALID_ARGUMENT: return "a size, a token or a length is out of its range";
  case MACRO_OUT_OF_MEMORY: return "there is not enough memory";
  case MACRO_UNREADABLE_FILE: return "a file cannot be read or written";
  case MACRO_INVALID_PARAMETERS: return "the parameters are none of this model";
  }
  return "an unknown code";
}

// Whether the system gives so much at once. The core cannot say no in the middle of its work.
static bool has_memory(double bytes) {
  if (!(bytes < 0.9 * (double)SIZE_MAX)) return false;
  // Volatile: a compiler may take memory that nobody uses for granted.
  void *volatile memory = malloc((size_t)bytes + 65536);
  bool is_there = memory != NULL;
  free(memory);
  return is_there;
}

// MARK: Files

// In the part that is compiled once: reads safetensors into the floats of all parameters.
int32_t PREFIX_read_parameters(
    const void *bytes, size_t size, const char *const *names, const size_t *ranks, const size_t *const *shapes,
    const size_t *offsets, size_t count, float *floats, char *message, size_t capacity);

static PREFIX_status model_of_bytes(PREFIX_model **model, const void *bytes, size_t size) {
  const char *names[parameter_count + 1];
  size_t ranks[parameter_count + 1], offsets[parameter_count + 1];
  const size_t *shapes[parameter_count + 1];
  for (size_t index = 0; index < parameter_count; index++) {
    names[index] = parameters[index].name;
    ranks[index] = parameters[index].rank;
    shapes[index] = parameters[index].shape;
    offsets[index] = parameters[index].offset;
  }
  // The bytes of a file of this model, twice, and the model.
  if (!has_memory(2.0 * (double)size + 16.0 * MACRO_FLOATS)) {
    return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
  }
  void *created = core->model_create(0);
  int32_t status = PREFIX_read_parameters(
      bytes, size, names, ranks, shapes, offsets, parameter_count, core->model_change(created), message,
      sizeof message);
  if (status != MACRO_OK) {
    core->model_destroy(created);
    return report(status);
  }
  *model = created;
  return MACRO_OK;
}

static PREFIX_status file_failure(const char *path) {
  snprintf(message, sizeof message, "%s: %s", path, strerror(errno));
  return MACRO_UNREADABLE_FILE;
}

static PREFIX_status model_of_file(PREFIX_model **model, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return file_failure(path);
  size_t size = 0, capacity = 1 << 16;
  char *bytes = malloc(capacity);
  while (bytes) {
    size += fread(bytes + size, 1, capacity - size, file);
    if (size < capacity) break;
    capacity *= 2;
    char *larger = realloc(bytes, capacity);
    if (!larger) free(bytes);
    bytes = larger;
  }
  bool is_bad = ferror(file) != 0;
  int number = errno;
  fclose(file);
  if (!bytes) return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
  if (is_bad) {
    free(bytes);
    errno = number;
    return file_failure(path);
  }
  PREFIX_status status = model_of_bytes(model, bytes, size);
  free(bytes);
  if (status == MACRO_INVALID_PARAMETERS) {
    char reason[sizeof message];
    memcpy(reason, message, sizeof message);
    snprintf(message, sizeof message, "%.200s: %.300s", path, reason);
  }
  return status;
}

static void write_name(FILE *file, const char *name) {
  fputc('"', file);
  for (; *name; name++) {
    if (*name == '"' || *name == '\\') fputc('\\', file);
    fputc(*name, file);
  }
  fputc('"', file);
}

static bool write_safetensors(FILE *file, const float *floats) {
  // Twice: the length of the header stands before it.
  for (int8_t is_whole = 0; is_whole < 2; is_whole++) {
    long start = ftell(file);
    size_t end = 0;
    fputc('{', file);
    for (size_t index = 0; index < parameter_count; index++) {
      const struct parameter *parameter = parameters + index;
      if (index) fputc(',', file);
      write_name(file, parameter->name);
      fputs(":{\"dtype\":\"F32\",\"shape\":[", file);
      for (size_t axis = 0; axis < parameter->rank; axis++) fprintf(file, axis ? ",%zu" : "%zu", parameter->shape[axis]);
      fprintf(file, "],\"data_offsets\":[%zu,%zu]}", end, end + 4 * parameter->count);
      end += 4 * parameter->count;
    }
    fputc('}', file);
    uint64_t length = (uint64_t)(ftell(file) - start);
    for (; length % 8; length++) fputc(' ', file);
    if (is_whole) break;
    if (fseek(file, start, SEEK_SET)) return false;
    unsigned char bytes[8];
    for (int byte = 0; byte < 8; byte++) bytes[byte] = (unsigned char)(length >> 8 * byte);
    fwrite(bytes, 1, 8, file);
  }
  for (size_t index = 0; index < parameter_count; index++) {
    fwrite(floats + parameters[index].offset, 4, parameters[index].count, file);
  }
  return !ferror(file);
}

static PREFIX_status save(const float *floats, const char *path) {
  size_t length = strlen(path);
  char *temporary = malloc(length + 8);
  if (!temporary) return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
  memcpy(temporary, path, length);
  memcpy(temporary + length, ".XXXXXX", 8);
  int descriptor = mkstemp(temporary);
  FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (file) {
    // As the file that is replaced, or as one that is new.
    struct stat old;
    mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(descriptor, stat(path, &old) ? 0666 & ~mask : old.st_mode & 07777);
  }
  bool is_written = file && write_safetensors(file, floats) && !fflush(file) && !fsync(descriptor);
  int reason = errno;
  if (file && fclose(file) && is_written) {
    reason = errno;
    is_written = false;
  }
  if (is_written && rename(temporary, path)) {
    reason = errno;
    is_written = false;
  }
  if (!is_written && descriptor >= 0) remove(temporary);
  free(temporary);
  if (is_written) return MACRO_OK;
  errno = reason;
  return file_failure(path);
}
