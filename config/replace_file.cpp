#include "config/replace_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>

namespace sitwell {
namespace {

namespace fs = std::filesystem;

/// A file beside the one it is to replace; gone again unless it got there.
class Draft {
 public:
  explicit Draft(const fs::path& target) : name_{fmt::format("{}.XXXXXX", target.string())} {
    file_ = mkostemp(name_.data(), O_CLOEXEC);
    if (file_ < 0) fail(target, "write beside");
  }
  ~Draft() {
    close(file_);
    if (!moved_) unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  void write(const fs::path& target, std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno != EINTR) fail(target, "write");
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void move_to(const fs::path& target) {
    struct stat old {};
    const bool was_there = stat(target.c_str(), &old) == 0;
    if (fchmod(file_, was_there ? old.st_mode & 07777 : 0600) != 0 || fsync(file_) != 0 ||
        std::rename(name_.c_str(), target.c_str()) != 0)
      fail(target, "replace");
    moved_ = true;
  }

 private:
  [[noreturn]] static void fail(const fs::path& target, const char* what) {
    throw std::runtime_error(fmt::format("{}: cannot {} the file: {}; nothing was changed",
                                         target.string(), what, std::strerror(errno)));
  }

  std::string name_;
  int file_ = -1;
  bool moved_ = false;
};

}  // namespace

void replace_file(const fs::path& path, std::string_view text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const fs::path target = fs::weakly_canonical(path);
  Draft draft{target};
  draft.write(target, text);
  draft.move_to(target);
}

}  // namespace sitwell
