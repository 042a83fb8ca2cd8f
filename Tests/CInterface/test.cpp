// The header for C++17: objects that free themselves.
#include "forecast.hpp"
#include "letters.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

static int failures = 0;

static void check(bool condition, const char *text, int line) {
  if (condition) return;
  std::printf("%s:%d: not true: %s\n", __FILE__, line, text);
  failures++;
}

#define CHECK(condition) check(condition, #condition, __LINE__)

// Made before main: the version of the instructions has been chosen by then.
static const std::string early_instructions = forecast_instructions();
static forecast::stream early(forecast::model::compiled_in());

int main() {
  auto model = forecast::model::compiled_in();
  float x[20][4] = {{1, -1, 0.5f, 0}}, y[20][4], z[20][4], all[20][4];
  forecast::inference inference(1, 20);
  inference.run(model, 1, 20, x[0], nullptr, false, all[0]);
  forecast::stream stream(model);
  CHECK(stream.run(10, x[0], y[0]) == FORECAST_OK);
  forecast::stream copy = stream;
  CHECK(stream.run(10, x[10], y[10]) == FORECAST_OK);
  CHECK(copy.run(10, x[10], z[10]) == FORECAST_OK);
  CHECK(!std::memcmp(y[10], z[10], sizeof(float) * 40));
  for (int step = 0; step < 20; step++) {
    for (int k = 0; k < 4; k++) CHECK(std::fabs(y[step][k] - all[step][k]) < 1e-5f);
  }
  copy = forecast::stream(model);
  CHECK(copy.step(x[0], z[0]) == FORECAST_OK && !std::memcmp(y[0], z[0], sizeof z[0]));
  forecast::stream moved = std::move(copy);
  moved.reset();
  CHECK(moved.step(x[0], z[0]) == FORECAST_OK && !std::memcmp(y[0], z[0], sizeof z[0]));
  CHECK(early_instructions == forecast_instructions());
  CHECK(early.step(x[0], z[0]) == FORECAST_OK && !std::memcmp(y[0], z[0], sizeof z[0]));

  // States that are kept for later. What is constant gives no pointer to change it by.
  const forecast::stream &constant = stream;
  float states[FORECAST_STATE_COUNT];
  stream.reset();
  CHECK(stream.run(10, x[0], z[0]) == FORECAST_OK);
  constant.get_states(states);
  stream.reset();
  stream.set_states(states);
  CHECK(stream.run(10, x[10], z[10]) == FORECAST_OK && !std::memcmp(y, z, sizeof y));
  static_assert(std::is_same<decltype(constant.get()), const forecast_stream *>::value, "it can be changed");

  // Errors are exceptions.
  bool is_caught = false;
  try {
    inference.run(model, 2, 20, x[0], nullptr, false, all[0]);
  } catch (const forecast::error &error) {
    is_caught = error.status() == FORECAST_INVALID_ARGUMENT && std::strstr(error.what(), "batch");
  }
  CHECK(is_caught);
  is_caught = false;
  try {
    forecast::model nothing("there is no such file");
  } catch (const forecast::error &error) {
    is_caught = error.status() == FORECAST_UNREADABLE_FILE;
  }
  CHECK(is_caught);
  is_caught = false;
  try {
    forecast::model nothing(__FILE__);
  } catch (const forecast::error &error) {
    is_caught = error.status() == FORECAST_INVALID_PARAMETERS && std::strstr(error.what(), "test.cpp: ");
  }
  CHECK(is_caught);

  // One model, streams in several threads.
  std::vector<std::thread> threads;
  std::vector<int> results(8);
  for (int thread = 0; thread < 8; thread++) {
    threads.emplace_back([&, thread] {
      forecast::stream own(model);
      float out[20][4];
      for (int round = 0; round < 200; round++) {
        own.reset();
        own.run(20, x[0], out[0]);
        results[thread] += std::memcmp(out, y, sizeof out) == 0;
      }
    });
  }
  for (auto &thread : threads) thread.join();
  for (int result : results) CHECK(result == 200);

  auto trained = forecast::model::random(5);
  forecast::training training(1, 20);
  auto optimizer = forecast::optimizer::adamw(1e-2, 0.9, 0.999, 1e-8, 1e-2);
  float first = training.evaluate(trained, 1, 20, x[0], y[0], nullptr, false), loss = first;
  for (int step = 0; step < 200; step++) {
    loss = training.run(trained, 1, 20, x[0], y[0], nullptr, false);
    training.clip(1);
    optimizer.update(trained, training);
  }
  CHECK(loss < 0.5f * first);
  CHECK(training.gradient(0) != nullptr);

  auto letters = letters::model::random(1);
  letters::stream typing(letters);
  float probabilities[12];
  CHECK(typing.step(3, 0.5f, probabilities, nullptr) == LETTERS_OK);
  std::printf("C++, %s: %d failures\n", letters_instructions(), failures);
  return failures != 0;
}
