// The tones, as files and as sounds.
#include "daemon/cue_sounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

constexpr std::size_t header = 44;
constexpr double rate_hz = 22'050;

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t number = 0;
  for (int i = size; i-- > 0;)
    number = number << 8 | static_cast<std::uint8_t>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

std::vector<int> samples_of(const std::string& wav) {
  std::vector<int> samples;
  for (std::size_t at = header; at + 1 < wav.size(); at += 2)
    samples.push_back(static_cast<std::int16_t>(number_at(wav, at, 2)));
  return samples;
}

/// The pitch of a part of it, by how often it crosses zero upwards.
double pitch_hz(const std::vector<int>& samples, double from_s, double to_s) {
  int crossings = 0;
  const auto begin = static_cast<std::size_t>(from_s * rate_hz);
  const auto end = static_cast<std::size_t>(to_s * rate_hz);
  for (std::size_t i = begin + 1; i < end; ++i)
    if (samples[i - 1] < 0 && samples[i] >= 0) ++crossings;
  return crossings / (to_s - from_s);
}
double first_pitch_hz(const std::vector<int>& samples) { return pitch_hz(samples, 0.02, 0.12); }
double last_pitch_hz(const std::vector<int>& samples) {
  const double length_s = static_cast<double>(samples.size()) / rate_hz;
  return pitch_hz(samples, length_s - 0.25, length_s - 0.15);
}

constexpr std::array heard{SessionCue::began, SessionCue::half, SessionCue::ended, SessionCue::lost,
                           SessionCue::completed};

}  // namespace

TEST_CASE("a tone is a WAV file, short, soft at both ends and not too loud") {
  for (const SessionCue cue : heard) {
    const std::string wav = tone_of(cue);
    REQUIRE(wav.size() > header);
    CHECK(wav.substr(0, 4) == "RIFF");
    CHECK(number_at(wav, 4, 4) == wav.size() - 8);
    CHECK(wav.substr(8, 8) == "WAVEfmt ");
    CHECK(number_at(wav, 20, 2) == 1);       // PCM
    CHECK(number_at(wav, 22, 2) == 1);       // channels
    CHECK(number_at(wav, 24, 4) == 22'050);  // samples a second
    CHECK(number_at(wav, 28, 4) == 44'100);  // bytes a second
    CHECK(number_at(wav, 32, 2) == 2);       // bytes a frame
    CHECK(number_at(wav, 34, 2) == 16);      // bits a sample
    CHECK(wav.substr(36, 4) == "data");
    CHECK(number_at(wav, 40, 4) == wav.size() - header);
    const auto samples = samples_of(wav);
    CHECK(static_cast<double>(samples.size()) / rate_hz <= 1.0);
    CHECK(std::abs(samples.front()) < 50);
    CHECK(std::abs(samples.back()) < 50);
    int loudest = 0;
    for (const int sample : samples) loudest = std::max(loudest, std::abs(sample));
    CHECK(loudest > 5'000);
    CHECK(loudest < 11'000);
  }
}

TEST_CASE("tones rise, stay and fall with what they mean, and differ from each other") {
  const auto pitches = [](SessionCue cue) {
    const auto samples = samples_of(tone_of(cue));
    return std::pair{first_pitch_hz(samples), last_pitch_hz(samples)};
  };
  const auto [began, went_up] = pitches(SessionCue::began);
  CHECK(went_up > began + 100);
  const auto [first, last] = pitches(SessionCue::completed);
  CHECK(last > first + 300);
  const auto [ended, went_down] = pitches(SessionCue::ended);
  CHECK(went_down < ended - 100);
  const auto [lost, still_lost] = pitches(SessionCue::lost);
  CHECK(lost < 250);
  CHECK(still_lost < 250);
  std::set<std::string> all;
  for (const SessionCue cue : heard) all.insert(tone_of(cue));
  CHECK(all.size() == heard.size());
}

TEST_CASE("other moments have no tone") {
  for (const SessionCue cue :
       {SessionCue::get_ready, SessionCue::found, SessionCue::wrong_side, SessionCue::by_clock,
        SessionCue::paused, SessionCue::resumed, SessionCue::stopped, SessionCue::hurt})
    CHECK(tone_of(cue).empty());
}
