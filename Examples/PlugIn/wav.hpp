/// WAV files of 16-bit PCM, read and written.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

struct Sound {
  std::uint32_t rate = 44100;
  /// Samples from -1 to 1, as many for each channel.
  std::vector<std::vector<float>> channels;

  std::size_t length() const { return channels.empty() ? 0 : channels[0].size(); }
};

namespace wav {

inline std::uint32_t number(const std::string &bytes, std::size_t at, std::size_t count) {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < count; i++) result |= std::uint32_t(std::uint8_t(bytes[at + i])) << 8 * i;
  return result;
}

inline void append(std::string &bytes, std::uint32_t number, std::size_t count) {
  for (std::size_t i = 0; i < count; i++) bytes += char(number >> 8 * i & 0xFF);
}

/// Throws std::runtime_error with what is wrong with the file.
inline Sound read(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto refuse = [&](const std::string &reason) { throw std::runtime_error(path + ": " + reason); };
  if (!file) refuse("it cannot be read");
  if (bytes.size() < 12 || bytes.compare(0, 4, "RIFF") != 0 || bytes.compare(8, 4, "WAVE") != 0) {
    refuse("it is not a WAV file");
  }
  Sound sound;
  bool has_data = false;
  for (std::size_t at = 12; bytes.size() - at >= 8 && !has_data;) {
    const std::string name = bytes.substr(at, 4);
    const std::size_t size = number(bytes, at + 4, 4);
    at += 8;
    if (size > bytes.size() - at) refuse("it ends in the middle of '" + name + "'");
    if (name == "fmt ") {
      if (size < 16) refuse("'fmt ' is too short");
      const std::uint32_t format = number(bytes, at, 2), channels = number(bytes, at + 2, 2);
      const std::uint32_t bits = number(bytes, at + 14, 2);
      if (format != 1) refuse("its format is number " + std::to_string(format) + ", and only PCM, 1, is read");
      if (bits != 16) refuse("its samples have " + std::to_string(bits) + " bits, and only 16 are read");
      if (channels == 0) refuse("it has no channels");
      sound.rate = number(bytes, at + 4, 4);
      if (sound.rate == 0) refuse("its sample rate is zero");
      sound.channels.resize(channels);
    } else if (name == "data") {
      if (sound.channels.empty()) refuse("'data' stands before 'fmt '");
      has_data = true;
      const std::size_t count = sound.channels.size(), length = size / 2 / count;
      for (std::size_t channel = 0; channel < count; channel++) {
        for (std::size_t i = 0; i < length; i++) {
          const auto sample = std::int16_t(std::uint16_t(number(bytes, at + 2 * (i * count + channel), 2)));
          sound.channels[channel].push_back(float(sample) / 32768);
        }
      }
    }
    // Chunks begin at even places.
    at = std::min(at + size + size % 2, bytes.size());
  }
  if (!has_data) refuse("it has no 'data'");
  return sound;
}

inline void write(const Sound &sound, const std::string &path) {
  const auto channels = std::uint32_t(sound.channels.size());
  const auto size = std::uint32_t(2 * channels * sound.length());
  std::string bytes = "RIFF";
  append(bytes, 36 + size, 4);
  bytes += "WAVEfmt ";
  append(bytes, 16, 4);
  append(bytes, 1, 2);
  append(bytes, channels, 2);
  append(bytes, sound.rate, 4);
  append(bytes, sound.rate * channels * 2, 4);
  append(bytes, channels * 2, 2);
  append(bytes, 16, 2);
  bytes += "data";
  append(bytes, size, 4);
  for (std::size_t i = 0; i < sound.length(); i++) {
    for (const auto &channel : sound.channels) {
      const long sample = std::lround(std::clamp(channel[i] * 32768, -32768.0F, 32767.0F));
      append(bytes, std::uint32_t(sample) & 0xFFFF, 2);
    }
  }
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), std::streamsize(bytes.size()));
  file.close();
  if (!file) throw std::runtime_error(path + ": it cannot be written");
}

}  // namespace wav
