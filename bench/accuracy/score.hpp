// Postures against labels, second by second: the same counts as the scoring script.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accuracy/confusion.hpp"
#include "recordings/replay.hpp"

namespace sitwell::accuracy {

/// What a label asks for; nothing for labels that are not scored.
enum class Truth { sit, upright, lie, exercise };
std::optional<Truth> truth_of(std::string_view label);

struct Score {
  long n = 0, no_claim = 0;
  long sit = 0, sit_flexed = 0;
  long upright = 0, upright_ok = 0;
  long lie = 0, lie_found = 0, lie_flexed = 0;
  long exercise = 0, exercise_flexed = 0;
  long upright_flexed = 0;

  void add(Truth truth, Posture claimed);
  Score& operator+=(const Score& other);
  [[nodiscard]] double sensitivity() const;
  [[nodiscard]] double specificity() const;
  /// Seconds booked as sitting, those of lying left out.
  [[nodiscard]] long booked_sitting() const {
    return sit_flexed + upright_flexed + exercise_flexed;
  }
  [[nodiscard]] double balanced_accuracy() const { return (sensitivity() + specificity()) / 2; }
};

void print_header();
void print(const std::string& name, const Score& score);

/// Labels of whole seconds, kept where a second has only one.
class LabelledSeconds {
 public:
  void add(const ReplayRow& row);
  [[nodiscard]] Score score(const std::vector<PostureSecond>& seconds) const;
  [[nodiscard]] Confusion confusion(const std::vector<PostureSecond>& seconds) const;
  /// What the seconds of each label were booked as, a line a label.
  void print_bookings(const std::vector<PostureSecond>& seconds) const;

 private:
  std::map<long, std::string> labels_;  ///< empty where mixed
};

struct Scored {
  Score score;
  Confusion confusion;
  ReplaySummary summary;
  std::vector<RoutineSpotted> spotted;
};
/// Replays one recording and scores it. `open` gives the rows from the start, as replay() asks.
Scored score_replay(const std::function<Rows&()>& open, const ReplayOptions& options,
                    bool print_bookings = false);

/// The files of a folder that begin with a prefix, in order; none where there is no such folder.
std::vector<std::filesystem::path> recordings_in(const std::filesystem::path& folder,
                                                 std::string_view prefix);

}  // namespace sitwell::accuracy
