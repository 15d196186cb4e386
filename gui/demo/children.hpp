// Programs that live no longer than the one that started them, however that ends.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sitwell::gui {

/// Killed by the kernel when the thread that made it is gone, so make it on the main one.
class ChildProgram {
 public:
  /// Starts `words`, the first of which is a path, with these variables in place of ours (an empty
  /// value: without), and standard error and output going to `log`. `tells`: the child is given a
  /// pipe as descriptor 3, whose first line first_line() reads. Where it cannot be started,
  /// running() is false.
  ChildProgram(const std::vector<std::string>& words,
               const std::map<std::string, std::string>& variables,
               const std::filesystem::path& log, bool tells = false);
  /// Asks it to end, waits a moment for that, and ends it.
  ~ChildProgram();
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  /// Waits for it, or for the child's end; empty then.
  std::string first_line();
  [[nodiscard]] bool running() const;
  [[nodiscard]] pid_t id() const { return id_; }

 private:
  pid_t id_ = -1;
  int told_ = -1;
};

/// The words as a program takes them, for as long as they live.
std::vector<char*> pointers(std::vector<std::string>& words);

/// Beside the program that runs, else in one of PATH's folders; empty where it is in neither.
std::filesystem::path program_named(const std::string& name);

}  // namespace sitwell::gui
