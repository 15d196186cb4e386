#include "gui/feeds/history_feed.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "gui/feeds/history_reading.hpp"

namespace sitwell::gui {

namespace {

// A change is on screen well within a second, and looking costs a microsecond.
constexpr std::chrono::milliseconds look_every{400};

/// Which file that is, whatever its name; nothing where there is none, or one that nobody has
/// written to yet.
using FileIdentity = std::pair<dev_t, ino_t>;
std::optional<FileIdentity> identity_of(const std::filesystem::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || status.st_size == 0) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

bool includes(const std::optional<StoredDays>& window,
              const std::pair<std::chrono::local_days, std::chrono::local_days>& days) {
  return window && window->first == days.first && window->last == days.second;
}

/// A file that is read again and again. Used from one thread.
class FollowedFile {
 public:
  /// Where `stop` says so, what takes long is left.
  FollowedFile(std::filesystem::path path, std::function<bool()> stop)
      : path_(std::move(path)), stop_(std::move(stop)) {
    history_.path = path_.string();
  }

  /// Reads what has changed or was not needed before; `post` gets the history after each piece that
  /// takes long. Nothing new: nothing is posted.
  template <class Post>
  void look(const Now& now, const Needs& needs, Post post) {
    try {
      const bool opened = open();
      if (!reader_) {
        if (opened) post(history_);
        return;
      }
      const std::int64_t version = reader_->data_version();
      const bool changed =
          opened || version != version_ || now.today != now_.today || now.rules != now_.rules;
      version_ = version;
      now_ = now;
      if (changed) {
        read_recent(*reader_, now, history_);
        history_.state = History::State::ready;
        if (!needs.window) history_.window.reset();  // of before; read again when somebody looks
        problem_.clear();
        post(history_);
      }
      if (needs.window && (changed || !includes(history_.window, *needs.window))) {
        history_.window = read_days(*reader_, needs.window->first, needs.window->second, now.rules);
        post(history_);
      }
      if (needs.whole && (changed || !history_.whole)) {
        if (whole_.read(*reader_, now, history_, stop_)) post(history_);
      } else if (changed) {
        history_.whole.reset();  // likewise
      }
    } catch (const std::exception& error) {
      if (fail(error.what())) post(history_);
    }
  }

 private:
  // True when the state became another one.
  bool open() {
    const std::optional<FileIdentity> there = identity_of(path_);
    if (there == identity_ && looked_) return false;
    looked_ = true;
    identity_ = there;
    reader_.reset();
    const std::string path = history_.path;
    history_ = History{};
    history_.path = path;
    whole_ = {};
    if (!there) {
      history_.state = History::State::absent;
      problem_.clear();
      return true;
    }
    reader_.emplace(path_);
    return true;
  }

  bool fail(const std::string& why) {
    // Tried again, for a file that is being written or replaced may be fine in a moment; what is
    // said about it is said once.
    reader_.reset();
    looked_ = false;
    const std::string path = history_.path;
    history_ = History{};
    history_.path = path;
    history_.state = History::State::unreadable;
    history_.problem = why;
    return std::exchange(problem_, why) != why;
  }

  std::filesystem::path path_;
  std::function<bool()> stop_;
  History history_;
  std::optional<HistoryReader> reader_;
  std::optional<FileIdentity> identity_;
  bool looked_ = false;
  std::int64_t version_ = -1;
  Now now_;
  WholeReading whole_;
  std::string problem_;  ///< that was posted last
};

}  // namespace

History read_history(const std::filesystem::path& path, const Now& now, const Needs& needs) {
  History read;
  FollowedFile{path, [] { return false; }}.look(
      now, needs, [&read](const History& history) { read = history; });
  return read;
}

struct HistoryFeed::State {
  std::filesystem::path path;
  std::function<void()> arrived;
  std::mutex mutex;
  std::condition_variable woken;
  std::atomic<bool> ending = false;
  bool asked = false;
  std::optional<Now> now;
  Needs needs;
  std::optional<History> posted;
  std::thread thread;

  void work() {
    FollowedFile file{path, [this] { return ending.load(); }};
    std::unique_lock lock{mutex};
    while (!ending) {
      woken.wait_for(lock, look_every, [this] { return ending || asked; });
      if (ending || !now) continue;
      asked = false;
      const Now as_of = *now;
      const Needs wanted = needs;
      lock.unlock();
      file.look(as_of, wanted, [this](const History& history) {
        {
          const std::lock_guard inner{mutex};
          posted = history;
        }
        arrived();
      });
      lock.lock();
    }
  }
};

HistoryFeed::HistoryFeed(std::filesystem::path path, std::function<void()> arrived)
    : state_(std::make_unique<State>()) {
  state_->path = std::move(path);
  state_->arrived = std::move(arrived);
  state_->thread = std::thread{[state = state_.get()] { state->work(); }};
}

HistoryFeed::~HistoryFeed() {
  {
    const std::lock_guard lock{state_->mutex};
    state_->ending = true;
  }
  state_->woken.notify_all();
  state_->thread.join();
}

void HistoryFeed::want(const Now& now, const Needs& needs) {
  {
    const std::lock_guard lock{state_->mutex};
    const bool another = !state_->now || state_->now->today != now.today ||
                         state_->now->rules != now.rules || !(state_->needs == needs);
    state_->now = now;
    state_->needs = needs;
    if (!another) return;
    state_->asked = true;
  }
  state_->woken.notify_all();
}

bool HistoryFeed::take(History& into) {
  const std::lock_guard lock{state_->mutex};
  if (!state_->posted) return false;
  into = std::move(*state_->posted);
  state_->posted.reset();
  return true;
}

}  // namespace sitwell::gui
