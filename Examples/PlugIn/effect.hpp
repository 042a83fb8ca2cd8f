/// The amplifier in the shape of a plug-in: what is prepared, processed and reset by a host.

#pragma once

#include "amplifier.hpp"

#include <cstddef>
#include <vector>

class Effect {
public:
  /// Not on the thread of the callbacks: here is all the memory asked for. The model may be gone afterwards.
  void prepare(const amplifier::model &model, std::size_t channels) {
    // Channels have nothing in common but the parameters: a stream for each.
    streams_.assign(channels, amplifier::stream(model));
  }

  /// In the callback: a block of any size, in place.
  bool process(float *const *channels, std::size_t samples) noexcept {
    bool is_done = true;
    for (std::size_t channel = 0; channel < streams_.size(); channel++) {
      is_done &= streams_[channel].run(samples, channels[channel], channels[channel]) == AMPLIFIER_OK;
    }
    return is_done;
  }

  /// Forgets what was played; may be called in the callback, too.
  void reset() noexcept {
    for (amplifier::stream &stream : streams_) stream.reset();
  }

private:
  std::vector<amplifier::stream> streams_;
};
