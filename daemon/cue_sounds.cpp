#include "daemon/cue_sounds.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>
#include <vector>

namespace sitwell::daemon {
namespace {

constexpr std::uint32_t rate_hz = 22'050;
/// Loud enough beside a quiet room, and no shock with headphones.
constexpr double loudness = 0.3;
/// Without them a tone begins and ends with a click.
constexpr double attack_s = 0.02, decay_s = 0.12;

struct Note {
  double hz = 0;
  double length_s = 0;
};

// Equal temperament, A4 = 440 Hz.
constexpr double g3 = 196.00, c5 = 523.25, e5 = 659.26, g5 = 783.99, c6 = 1046.50;

std::vector<Note> notes_of(SessionCue cue) {
  switch (cue) {
    case SessionCue::began: return {{c5, 0.18}, {g5, 0.3}};
    case SessionCue::half: return {{e5, 0.3}};
    case SessionCue::ended: return {{g5, 0.18}, {c5, 0.3}};
    case SessionCue::lost: return {{g3, 0.22}, {g3, 0.3}};
    case SessionCue::completed: return {{c5, 0.18}, {e5, 0.18}, {g5, 0.18}, {c6, 0.45}};
    default: return {};
  }
}

/// From 0 to 1 without a corner.
double eased(double share) {
  return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0));
}

void append(std::string& bytes, std::uint32_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

void append(std::string& samples, const Note& note) {
  const auto count = static_cast<int>(std::lround(note.length_s * rate_hz));
  for (int i = 0; i < count; ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    const double swell = eased(t / attack_s) * eased((note.length_s - t) / decay_s);
    const double wave = std::sin(2 * std::numbers::pi * note.hz * t);
    const auto sample = static_cast<std::int16_t>(std::lround(32'767 * loudness * swell * wave));
    append(samples, static_cast<std::uint16_t>(sample), 2);
  }
}

/// RIFF WAVE, format 1 (PCM).
std::string wav(std::string_view samples) {
  const auto size = static_cast<std::uint32_t>(samples.size());
  std::string bytes = "RIFF";
  append(bytes, 36 + size, 4);
  bytes += "WAVEfmt ";
  append(bytes, 16, 4);
  append(bytes, 1, 2);  // PCM
  append(bytes, 1, 2);  // channels
  append(bytes, rate_hz, 4);
  append(bytes, rate_hz * 2, 4);  // bytes a second
  append(bytes, 2, 2);            // bytes a frame
  append(bytes, 16, 2);           // bits a sample
  bytes += "data";
  append(bytes, size, 4);
  return bytes += samples;
}

}  // namespace

std::string tone_of(SessionCue cue) {
  std::string samples;
  for (const Note& note : notes_of(cue)) append(samples, note);
  return samples.empty() ? samples : wav(samples);
}

}  // namespace sitwell::daemon
