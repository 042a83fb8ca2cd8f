// A host that plays a WAV file through the amplifier as a sound card would: block by block, on a thread of its own.
//
//     host IN.wav [--expected OUT.f32] [--output OUT.wav] [--parameters P.safetensors] [--realtime]
//
// It ends with 1 if the output differs from the expected one by more than 1e-5, or if a callback asks for memory, locks
// or calls the kernel; and with 2 if all is well but system calls cannot be counted here.

#include "effect.hpp"
#include "realtime_check.h"
#include "wav.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t block = 64;
constexpr float tolerance = 1e-5F;

/// Whether a thread watches its calls, which makes them slower, or keeps the pace of a sound card.
enum class Mode { counted, timed, paced };

struct Run {
  Sound output;
  long callbacks = 0;
  /// Of all callbacks; system_calls is -1 if they cannot be counted.
  realtime_counts counts = {0, 0, 0, 0, -1};
  int trace_error = 0;
  bool is_done = true;
  /// In seconds: of all callbacks, of the longest, and of the one that began last behind its time.
  double total = 0, longest = 0, latest = 0;
};

/// The sizes of blocks: all the same, or as a host may choose them, from 1 to 512.
class Sizes {
public:
  explicit Sizes(bool changes) : changes_(changes) {}

  std::size_t next() {
    if (!changes_) return block;
    state_ = state_ * 1664525 + 1013904223;
    return 1 + (state_ >> 23);
  }

private:
  bool changes_;
  std::uint32_t state_ = 1;
};

double seconds(Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

void call(Effect &effect, float *const *channels, std::size_t samples, Run &run) {
  const auto began = Clock::now();
  realtime_begin();
  const bool is_done = effect.process(channels, samples);
  const realtime_counts counts = realtime_end();
  const double time = seconds(Clock::now() - began);
  run.callbacks++;
  run.is_done &= is_done;
  run.total += time;
  run.longest = std::max(run.longest, time);
  run.counts.allocations += counts.allocations;
  run.counts.frees += counts.frees;
  run.counts.locks += counts.locks;
  if (counts.system_calls > 0) run.counts.system_calls += counts.system_calls;
  if (run.counts.first_system_call < 0) run.counts.first_system_call = counts.first_system_call;
}

/// Plays a sound to its end.
Run play(Effect &effect, const Sound &sound, Sizes sizes, Mode mode) {
  Run run;
  run.output = sound;
  std::thread card([&] {
    std::vector<float *> channels(sound.channels.size());
    if (mode == Mode::counted) run.trace_error = realtime_trace();
    const auto began = Clock::now();
    for (std::size_t at = 0, size; at < sound.length(); at += size) {
      size = std::min(sizes.next(), sound.length() - at);
      for (std::size_t i = 0; i < channels.size(); i++) channels[i] = run.output.channels[i].data() + at;
      if (mode == Mode::paced) {
        const auto due = began + std::chrono::nanoseconds(std::int64_t(1e9 * double(at) / sound.rate));
        std::this_thread::sleep_until(due);
        run.latest = std::max(run.latest, seconds(Clock::now() - due));
      }
      call(effect, channels.data(), size, run);
    }
    if (mode == Mode::counted && run.trace_error == 0) run.trace_error = realtime_untrace();
  });
  card.join();
  if (run.trace_error != 0) run.counts.system_calls = -1;
  return run;
}

std::vector<float> read_floats(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) throw std::runtime_error(path + ": it cannot be read");
  std::vector<float> floats;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    const std::uint32_t bits = wav::number(bytes, at, 4);
    float number;
    std::memcpy(&number, &bits, sizeof number);
    floats.push_back(number);
  }
  return floats;
}

class Host {
public:
  Host(const amplifier::model &model, const Sound &sound) : model_(model), sound_(sound) {
    std::printf(
      "%s: %zu samples at %u Hz, %zu channel%s\n", amplifier_instructions(), sound.length(), sound.rate,
      sound.channels.size(), sound.channels.size() == 1 ? "" : "s");
    if (sound.rate != 44100) std::printf("the amplifier was learnt at 44100 Hz, and sounds different at other rates\n");
    effect_.prepare(model, sound.channels.size());
  }

  /// Counts what callbacks do, in blocks of one size and of changing ones.
  const Sound &count() {
    for (const bool changes : {false, true}) {
      effect_.reset();
      Run run = play(effect_, sound_, Sizes(changes), Mode::counted);
      const realtime_counts &counts = run.counts;
      std::printf(
        "blocks of %s: %ld callbacks, %ld allocations, %ld frees, %ld locks, ", changes ? "1 to 512" : "64",
        run.callbacks, counts.allocations, counts.frees, counts.locks);
      if (counts.system_calls < 0) {
        std::printf("system calls cannot be counted here: %s\n", std::strerror(run.trace_error));
        is_traced_ = false;
      } else {
        std::printf("%ld system calls\n", counts.system_calls);
      }
      if (counts.first_system_call >= 0) std::printf("the first one has the number %ld\n", counts.first_system_call);
      expect(run.is_done, "a callback was refused");
      expect(counts.allocations == 0 && counts.frees == 0, "a callback asks for memory");
      expect(counts.locks == 0, "a callback locks");
      expect(counts.system_calls <= 0, "a callback calls the kernel");
      if (!changes) output_ = run.output;
      expect(run.output.channels == output_.channels, "the output depends on the sizes of blocks");
    }
    return output_;
  }

  void compare(const std::vector<float> &expected) {
    if (sound_.channels.size() != 1 || expected.size() != sound_.length()) {
      expect(false, "the expected output is as long as another sound");
      return;
    }
    float difference = 0, peak = 0;
    bool is_number = true;
    for (std::size_t i = 0; i < expected.size(); i++) {
      const float output = output_.channels[0][i];
      is_number &= std::isfinite(output);
      difference = std::max(difference, std::abs(output - expected[i]));
      peak = std::max(peak, std::abs(expected[i]));
    }
    std::printf("largest difference to the expected output: %.2e, whose peak is %.2f\n", difference, peak);
    expect(is_number && difference <= tolerance, "the output is not the expected one");
  }

  /// A second instance, with two channels: the sound, and the sound backwards.
  void check_instances() {
    Sound forwards = {sound_.rate, {sound_.channels[0]}}, backwards = forwards;
    std::reverse(backwards.channels[0].begin(), backwards.channels[0].end());
    const Sound both = {sound_.rate, {forwards.channels[0], backwards.channels[0]}};
    Effect mono, stereo;
    mono.prepare(model_, 1);
    stereo.prepare(model_, 2);
    const Sound alone = play(mono, backwards, Sizes(false), Mode::timed).output;
    const Sound together = play(stereo, both, Sizes(true), Mode::timed).output;
    expect(
      together.channels[0] == output_.channels[0] && together.channels[1] == alone.channels[0],
      "channels or instances have something in common");
    std::printf("two instances, one of them in stereo: the same bits\n");
  }

  void time() {
    double fastest = 1e9;
    for (int i = 0; i < 30; i++) {
      effect_.reset();
      fastest = std::min(fastest, play(effect_, sound_, Sizes(false), Mode::timed).total);
    }
    const double samples = double(sound_.length() * sound_.channels.size());
    std::printf(
      "the fastest of 30 runs: %.1f ns a sample, %.3f %% of real time\n", 1e9 * fastest / samples,
      100 * fastest * sound_.rate / samples);
  }

  void keep_pace() {
    effect_.reset();
    const Run run = play(effect_, sound_, Sizes(false), Mode::paced);
    const double available = double(block) / sound_.rate, mean = run.total / double(run.callbacks);
    std::printf(
      "in real time, %.0f µs a block: a callback takes %.1f µs (%.2f %%), the longest one %.1f µs (%.2f %%)\n",
      1e6 * available, 1e6 * mean, 100 * mean / available, 1e6 * run.longest, 100 * run.longest / available);
    std::printf("the system woke the thread up to %.0f µs late\n", 1e6 * run.latest);
    expect(run.output.channels == output_.channels, "the output depends on the pace");
  }

  int status() const { return failures_ > 0 ? 1 : is_traced_ ? 0 : 2; }

private:
  void expect(bool condition, const char *failure) {
    if (condition) return;
    std::printf("FAILED: %s\n", failure);
    failures_++;
  }

  const amplifier::model &model_;
  const Sound &sound_;
  Effect effect_;
  Sound output_;
  bool is_traced_ = true;
  int failures_ = 0;
};

int run(int count, char **arguments) {
  std::string input, expected, output, parameters;
  bool keeps_pace = false;
  for (int i = 1; i < count; i++) {
    const std::string argument = arguments[i];
    std::string *value = argument == "--expected" ? &expected
      : argument == "--output" ? &output
      : argument == "--parameters" ? &parameters
      : nullptr;
    if (argument == "--realtime") {
      keeps_pace = true;
    } else if (value != nullptr && i + 1 < count) {
      *value = arguments[++i];
    } else if (value == nullptr && input.empty() && argument[0] != '-') {
      input = argument;
    } else {
      throw std::runtime_error("'" + argument + "' is not understood");
    }
  }
  if (input.empty()) {
    throw std::runtime_error("usage: host IN.wav [--expected F32] [--output WAV] [--parameters FILE] [--realtime]");
  }
  const Sound sound = wav::read(input);
  const amplifier::model model =
    parameters.empty() ? amplifier::model::compiled_in() : amplifier::model(parameters);
  Host host(model, sound);
  const Sound &played = host.count();
  if (!expected.empty()) host.compare(read_floats(expected));
  host.check_instances();
  host.time();
  if (keeps_pace) host.keep_pace();
  if (!output.empty()) wav::write(played, output);
  return host.status();
}

}  // namespace

int main(int count, char **arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
