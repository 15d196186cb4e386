// A folder of its own for one test, and the real `sitwell` run in it: no test sees the wearer's
// data, and none leaves anything behind.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sitwell::test {

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// What happens once the screen shows a text: keys are pressed, or something else.
struct Typed {
  std::string after;
  std::string keys;
  std::function<void()> meanwhile = {};
};

class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Runs `sitwell ARGUMENTS`, with the sandbox as the current folder and XDG's folders in it.
  /// Variables are set in front, as a shell has it: "TZ=Europe/Berlin".
  [[nodiscard]] Outcome run(const std::string& arguments, const std::string& variables = "") const;
  /// Not in every container: a terminal needs /dev/pts.
  [[nodiscard]] static bool has_terminals();
  /// The same on a terminal of 100 columns; out holds what was on the screen.
  [[nodiscard]] Outcome run_on_terminal(const std::string& arguments,
                                        const std::string& variables = "",
                                        std::vector<Typed> typed = {}) const;

  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> lines(const std::string& name) const;

 private:
  [[nodiscard]] std::string command(const std::string& arguments,
                                    const std::string& variables) const;

  std::filesystem::path folder_;
};

/// How often a text holds another.
int count_of(const std::string& text, const std::string& piece);

}  // namespace sitwell::test
