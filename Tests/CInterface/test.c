// Uses the libraries of two models in one program, and computes one of them a second way.
#include "forecast.h"
#include "letters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      printf("%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
      failures++; \
    } \
  } while (0)

// MARK: Forecast by hand, in double precision

static float Wr[16 * 20], Wz[16 * 20], Wn[16 * 4], Un[16 * 16], br[16], bz[16], bn[16], cn[16], W[4 * 16], b[4];

static void read_parameters(const forecast_model *model) {
  struct {
    const char *end;
    float *elements;
    size_t count;
  } all[] = {{"GRU.Wr", Wr, 320}, {"GRU.Wz", Wz, 320}, {"GRU.Wn", Wn, 64}, {"GRU.Un", Un, 256}, {"GRU.br", br, 16},
             {"GRU.bz", bz, 16},  {"GRU.bn", bn, 16},  {"GRU.cn", cn, 16}, {".W", W, 64},       {".b", b, 4}};
  CHECK(forecast_parameter_count() == 10);
  for (size_t index = 0; index < forecast_parameter_count(); index++) {
    const char *name = forecast_parameter_name(index);
    int found = 0;
    for (size_t k = 0; k < 10; k++) {
      size_t length = strlen(all[k].end);
      if (strlen(name) < length || strcmp(name + strlen(name) - length, all[k].end)) continue;
      CHECK(forecast_parameter_size(index) == all[k].count);
      CHECK(forecast_model_get(model, index, all[k].elements) == FORECAST_OK);
      found = 1;
    }
    CHECK(found);
  }
}

static double dot(const float *weights, const double *x, int count) {
  double sum = 0;
  for (int k = 0; k < count; k++) sum += weights[k] * x[k];
  return sum;
}

static double sigmoid(double x) { return 1 / (1 + exp(-x)); }

// One step of PyTorch's GRU, and the dense layer.
static void step_by_hand(double h[16], const float x[4], double y[4]) {
  double hx[20], next[16];
  for (int k = 0; k < 16; k++) hx[k] = h[k];
  for (int k = 0; k < 4; k++) hx[16 + k] = x[k];
  for (int unit = 0; unit < 16; unit++) {
    double r = sigmoid(dot(Wr + 20 * unit, hx, 20) + br[unit]);
    double z = sigmoid(dot(Wz + 20 * unit, hx, 20) + bz[unit]);
    double n = tanh(dot(Wn + 4 * unit, hx + 16, 4) + bn[unit] + r * (dot(Un + 16 * unit, h, 16) + cn[unit]));
    next[unit] = z * h[unit] + (1 - z) * n;
  }
  for (int k = 0; k < 16; k++) h[k] = next[k];
  for (int k = 0; k < 4; k++) y[k] = dot(W + 16 * k, h, 16) + b[k];
}

static float noise(void) {
  static unsigned state = 1;
  state = state * 1664525u + 1013904223u;
  return (float)(state >> 8) / (float)(1 << 23) - 1;
}

enum { STEPS = 50 };

static void check_forecast(void) {
  forecast_model *model = NULL;
  CHECK(forecast_model_create_compiled_in(&model) == FORECAST_OK);
  read_parameters(model);
  float x[2][STEPS][4];
  double expected[2][STEPS][4];
  for (int example = 0; example < 2; example++) {
    double h[16] = {0};
    for (int step = 0; step < STEPS; step++) {
      for (int k = 0; k < 4; k++) x[example][step][k] = noise();
      step_by_hand(h, x[example][step], expected[example][step]);
    }
  }

  // Step by step, as a block, and a copy in the middle.
  forecast_stream *stream = NULL, *copy = NULL;
  CHECK(forecast_stream_create(&stream, model) == FORECAST_OK);
  float y[STEPS][4], z[STEPS][4];
  for (int step = 0; step < STEPS; step++) {
    CHECK(forecast_stream_step(stream, x[0][step], y[step]) == FORECAST_OK);
    for (int k = 0; k < 4; k++) CHECK(fabs(y[step][k] - expected[0][step][k]) < 1e-5);
  }
  forecast_stream_reset(stream);
  CHECK(forecast_stream_run(stream, 20, x[0][0], z[0]) == FORECAST_OK);
  CHECK(forecast_stream_copy(&copy, stream) == FORECAST_OK);
  float states[FORECAST_STATE_COUNT];
  forecast_stream_get_states(stream, states);
  forecast_stream_reset(stream);
  CHECK(forecast_stream_run(copy, STEPS - 20, x[0][20], z[20]) == FORECAST_OK);
  CHECK(!memcmp(y, z, sizeof y));
  memset(z, 0, sizeof z);
  forecast_stream_set_states(stream, states);
  // In place.
  memcpy(z[20], x[0][20], sizeof(float) * 4 * (STEPS - 20));
  CHECK(forecast_stream_run(stream, STEPS - 20, z[20], z[20]) == FORECAST_OK);
  CHECK(!memcmp(y[20], z[20], sizeof(float) * 4 * (STEPS - 20)));
  CHECK(forecast_stream_run(stream, 0, x[0][0], NULL) == FORECAST_OK);

  // Whole sequences, with a length.
  forecast_inference *inference = NULL;
  CHECK(forecast_inference_create(&inference, 2, STEPS) == FORECAST_OK);
  size_t lengths[2] = {STEPS, 30};
  float all[2][STEPS][4];
  CHECK(forecast_inference_run(inference, model, 2, STEPS, x[0][0], lengths, false, all[0][0]) == FORECAST_OK);
  for (int example = 0; example < 2; example++) {
    for (int step = 0; step < STEPS; step++) {
      for (int k = 0; k < 4; k++) {
        double value = step < (int)lengths[example] ? expected[example][step][k] : 0;
        CHECK(fabs(all[example][step][k] - value) < 1e-5);
      }
    }
  }
  // In two runs, with the states carried on; one example of two.
  CHECK(forecast_inference_run(inference, model, 1, 20, x[0][0], NULL, false, all[0][0]) == FORECAST_OK);
  CHECK(forecast_inference_run(inference, model, 1, STEPS - 20, x[0][20], NULL, true, all[0][20]) == FORECAST_OK);
  for (int step = 0; step < STEPS; step++) {
    for (int k = 0; k < 4; k++) CHECK(fabs(all[0][step][k] - expected[0][step][k]) < 1e-5);
  }

  // What is refused, with its reason.
  CHECK(forecast_stream_step(NULL, x[0][0], y[0]) == FORECAST_NULL_ARGUMENT);
  CHECK(forecast_stream_step(stream, NULL, y[0]) == FORECAST_NULL_ARGUMENT);
  CHECK(forecast_stream_run(stream, SIZE_MAX, x[0][0], y[0]) == FORECAST_INVALID_ARGUMENT);
  CHECK(forecast_model_create(NULL, "", 0) == FORECAST_NULL_ARGUMENT);
  lengths[1] = STEPS + 1;
  CHECK(forecast_inference_run(inference, model, 2, STEPS, x[0][0], lengths, false, NULL) == FORECAST_INVALID_ARGUMENT);
  CHECK(strstr(forecast_error(), "lengths"));
  CHECK(forecast_inference_run(inference, model, 3, 1, x[0][0], NULL, false, NULL) == FORECAST_INVALID_ARGUMENT);
  CHECK(forecast_inference_run(inference, model, 1, STEPS + 1, x[0][0], NULL, false, NULL) == FORECAST_INVALID_ARGUMENT);
  CHECK(forecast_inference_run(inference, model, 1, 1, NULL, NULL, false, NULL) == FORECAST_INVALID_ARGUMENT);
  CHECK(strstr(forecast_error(), "series"));
  forecast_inference *none = NULL;
  CHECK(forecast_inference_create(&none, 0, 1) == FORECAST_INVALID_ARGUMENT && !none);
  CHECK(forecast_inference_create(&none, SIZE_MAX, 1) == FORECAST_INVALID_ARGUMENT && !none);
  CHECK(forecast_inference_create(&none, (size_t)1 << 31, (size_t)1 << 20) == FORECAST_OUT_OF_MEMORY && !none);
  forecast_model *no_model = NULL;
  CHECK(forecast_model_open(&no_model, "there is no such file") == FORECAST_UNREADABLE_FILE && !no_model);
  CHECK(strstr(forecast_error(), "there is no such file"));
  CHECK(forecast_model_create(&no_model, "bytes of something else", 23) == FORECAST_INVALID_PARAMETERS && !no_model);
  CHECK(!forecast_parameter_name(10) && forecast_parameter_size(10) == 0);
  CHECK(forecast_model_get(model, 10, y[0]) == FORECAST_INVALID_ARGUMENT);
  CHECK(strlen(forecast_status_text(FORECAST_OUT_OF_MEMORY)) > 5 && strlen(forecast_status_text((forecast_status)99)) > 5);

  // A stream keeps its parameters, and outlives its model.
  forecast_stream_reset(stream);
  float zeros[4] = {0};
  CHECK(forecast_model_set(model, 9, zeros) == FORECAST_OK);
  forecast_model_destroy(model);
  CHECK(forecast_stream_step(stream, x[0][0], z[0]) == FORECAST_OK && !memcmp(y[0], z[0], sizeof z[0]));
  forecast_stream_destroy(stream);
  forecast_stream_destroy(copy);
  forecast_inference_destroy(inference);
}

// Files: a model that was saved is the same when it is read.
static void check_files(const char *folder) {
  char path[1000], other[1000];
  snprintf(path, sizeof path, "%s/saved.safetensors", folder);
  snprintf(other, sizeof other, "%s/letters.safetensors", folder);
  forecast_model *model = NULL, *again = NULL;
  CHECK(forecast_model_create_random(&model, 7) == FORECAST_OK);
  CHECK(forecast_model_save(model, path) == FORECAST_OK);
  CHECK(forecast_model_open(&again, path) == FORECAST_OK);
  for (size_t index = 0; index < forecast_parameter_count(); index++) {
    float first[320], second[320];
    CHECK(forecast_model_get(model, index, first) == FORECAST_OK && forecast_model_get(again, index, second) == FORECAST_OK);
    CHECK(!memcmp(first, second, sizeof(float) * forecast_parameter_size(index)));
  }
  CHECK(forecast_model_save(model, "/there is no such folder/x") == FORECAST_UNREADABLE_FILE);
  letters_model *letters = NULL;
  CHECK(letters_model_create_random(&letters, 7) == LETTERS_OK && letters_model_save(letters, other) == LETTERS_OK);
  forecast_model *wrong = NULL;
  CHECK(forecast_model_open(&wrong, other) == FORECAST_INVALID_PARAMETERS && !wrong);
  CHECK(strstr(forecast_error(), "tensor"));
  letters_model_destroy(letters);
  forecast_model_destroy(model);
  forecast_model_destroy(again);
}

// Gradients against differences, and a few hundred steps downhill.
static void check_training(void) {
  forecast_model *model = NULL;
  forecast_training *training = NULL;
  forecast_optimizer *optimizer = NULL;
  CHECK(forecast_model_create_random(&model, 1) == FORECAST_OK);
  CHECK(forecast_training_create(&training, 3, 10) == FORECAST_OK);
  float x[3][10][4], next[3][10][4];
  for (int k = 0; k < 120; k++) {
    x[k / 40][k / 4 % 10][k % 4] = noise();
    next[k / 40][k / 4 % 10][k % 4] = 0.5f * noise();
  }
  size_t lengths[3] = {10, 4, 7};
  float loss = 0, first = 0;
  CHECK(forecast_training_run(training, model, 3, 10, x[0][0], next[0][0], lengths, false, &first) == FORECAST_OK);
  CHECK(forecast_training_evaluate(training, model, 3, 10, x[0][0], next[0][0], lengths, false, &loss) == FORECAST_OK);
  CHECK(fabs(loss - first) < 1e-6);
  for (size_t index = 0; index < forecast_parameter_count(); index++) {
    float elements[320], gradient[320];
    size_t count = forecast_parameter_size(index);
    memcpy(gradient, forecast_training_gradient(training, index), sizeof(float) * count);
    CHECK(forecast_model_get(model, index, elements) == FORECAST_OK);
    float old = elements[count / 2], up = 0, down = 0;
    elements[count / 2] = old + 0.02f;
    CHECK(forecast_model_set(model, index, elements) == FORECAST_OK);
    CHECK(forecast_training_evaluate(training, model, 3, 10, x[0][0], next[0][0], lengths, false, &up) == FORECAST_OK);
    elements[count / 2] = old - 0.02f;
    CHECK(forecast_model_set(model, index, elements) == FORECAST_OK);
    CHECK(forecast_training_evaluate(training, model, 3, 10, x[0][0], next[0][0], lengths, false, &down) == FORECAST_OK);
    elements[count / 2] = old;
    CHECK(forecast_model_set(model, index, elements) == FORECAST_OK);
    CHECK(fabs((up - down) / 0.04 - gradient[count / 2]) < 3e-5 + 1e-2 * fabs(gradient[count / 2]));
  }
  CHECK(!forecast_training_gradient(training, 10));
  CHECK(forecast_optimizer_create_adam(&optimizer, 1e-2, 0.9, 0.999, 1e-8, 0) == FORECAST_OK);
  for (int step = 0; step < 300; step++) {
    double norm = 0;
    CHECK(forecast_training_run(training, model, 3, 10, x[0][0], next[0][0], lengths, false, &loss) == FORECAST_OK);
    CHECK(forecast_training_clip(training, 1, &norm) == FORECAST_OK && norm > 0);
    CHECK(forecast_optimizer_update(optimizer, model, training) == FORECAST_OK);
  }
  CHECK(loss < 0.3 * first);
  CHECK(forecast_training_clip(training, -1, NULL) == FORECAST_INVALID_ARGUMENT);
  forecast_optimizer_destroy(optimizer);
  forecast_training_destroy(training);
  forecast_model_destroy(model);
}

// Tokens, a number beside them, two outputs, names that C has for itself.
static void check_letters(void) {
  letters_model *model = NULL;
  letters_stream *stream = NULL;
  letters_inference *inference = NULL;
  CHECK(letters_model_create_random(&model, 3) == LETTERS_OK && letters_stream_create(&stream, model) == LETTERS_OK);
  CHECK(letters_inference_create(&inference, 1, 8) == LETTERS_OK);
  int32_t text[8] = {3, 1, 4, 1, 5, 9, 2, 6};
  float gain[8] = {0, 1, 2, 3, 4, 5, 6, 7}, probabilities[8][12], best[8], one[12], highest;
  CHECK(letters_inference_run(inference, model, 1, 8, text, gain, NULL, false, probabilities[0], best) == LETTERS_OK);
  for (int step = 0; step < 8; step++) {
    float sum = 0;
    CHECK(letters_stream_step(stream, text[step], gain[step], one, &highest) == LETTERS_OK);
    for (int k = 0; k < 12; k++) {
      CHECK(fabs(one[k] - probabilities[step][k]) < 1e-5);
      sum += one[k];
    }
    CHECK(fabs(sum - 1) < 1e-5 && fabs(highest - best[step]) < 1e-5);
  }
  // A token out of range: nothing is done, in a block neither.
  float before[LETTERS_STATE_COUNT], after[LETTERS_STATE_COUNT];
  letters_stream_get_states(stream, before);
  CHECK(letters_stream_step(stream, 12, 0, one, NULL) == LETTERS_INVALID_ARGUMENT);
  CHECK(letters_stream_step(stream, -1, 0, one, NULL) == LETTERS_INVALID_ARGUMENT);
  text[7] = 12;
  CHECK(letters_stream_run(stream, 8, text, gain, NULL, best) == LETTERS_INVALID_ARGUMENT);
  letters_stream_get_states(stream, after);
  CHECK(!memcmp(before, after, sizeof before));
  CHECK(letters_inference_run(inference, model, 1, 8, text, gain, NULL, false, NULL, best) == LETTERS_INVALID_ARGUMENT);
  CHECK(strstr(letters_error(), "step 7"));
  letters_stream_destroy(stream);
  letters_inference_destroy(inference);
  letters_model_destroy(model);
}

int main(int count, char **arguments) {
  check_forecast();
  check_files(count > 1 ? arguments[1] : ".");
  check_training();
  check_letters();
  printf("%s: %d failures\n", forecast_instructions(), failures);
  return failures != 0;
}
