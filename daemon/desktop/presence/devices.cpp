// Cameras and microphones in use: a call, most likely. Their device files say when they are opened
// and closed; nothing is polled.
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/desktop/file_watch.hpp"
#include "daemon/desktop/presence/sources.hpp"

namespace sitwell::daemon {
namespace {

namespace fs = std::filesystem;

/// More cameras than anybody has.
constexpr std::size_t most_cameras = 64;

/// "video0", but not "video" or "video-codec".
bool numbered(std::string_view name, std::string_view kind) {
  if (!name.starts_with(kind) || name.size() == kind.size()) return false;
  const auto number = name.substr(kind.size());
  return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool capture(std::string_view name) { return name.starts_with("pcm") && name.ends_with('c'); }

/// Calls with every entry's path; a folder that is not there has none.
template <class Each>
void each_entry(const fs::path& folder, Each each) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    each(entry->path());
}

/// Whether ALSA says that somebody records: each substream's status is "closed" or tells who.
bool microphone_open(const fs::path& asound) {
  bool open = false;
  each_entry(asound, [&](const fs::path& card) {
    if (!numbered(card.filename().string(), "card")) return;
    each_entry(card, [&](const fs::path& pcm) {
      if (!capture(pcm.filename().string())) return;
      each_entry(pcm, [&](const fs::path& substream) {
        std::ifstream status(substream / "status");
        std::string word;
        if (status >> word && word != "closed") open = true;
      });
    });
  });
  return open;
}

/// Every open file of those processes that may be looked at.
template <class Found>
void each_open_file(const fs::path& proc, Found found) {
  each_entry(proc, [&](const fs::path& process) {
    if (!numbered(process.filename().string(), "")) return;
    each_entry(process / "fd", [&](const fs::path& descriptor) {
      std::error_code error;
      const auto target = fs::read_symlink(descriptor, error);
      if (!error) found(target);
    });
  });
}

class Devices : public PresenceFrom {
 public:
  Devices(boost::asio::io_context& io, const PresenceSettings& settings, ReportPresence report)
      : dev_(settings.root / "dev"),
        proc_(settings.root / "proc"),
        probe_(settings.probe),
        report_(std::move(report)),
        timer_(io),
        files_(io, [this](int watch, std::uint32_t mask, const std::string& name) {
          happened(watch, mask, name);
        }) {
    // Going through all processes takes its time, which the daemon's start has not.
    boost::asio::post(io, [this, alive = std::weak_ptr{alive_}] {
      if (!alive.expired()) begin();
    });
  }

  PresenceSource describe() const override {
    PresenceSource source{"camera and microphone", sound_ >= 0 || !cameras_.empty(), {}};
    if (!source.live)
      source.detail = "There is no camera or sound device that can be watched.";
    else if (in_use_)
      source.detail = "A camera or a microphone is in use.";
    else
      source.detail = "No camera or microphone is in use.";
    source.detail += " A Bluetooth headset's microphone is not seen.";
    return source;
  }

 private:
  struct Camera {
    fs::path path;
    /// Opened last, not closed: in use. (Opens cannot be counted: inotify makes one of several.)
    bool opened = false;
  };

  void begin() {
    folder_ = files_.watch(dev_, IN_CREATE | IN_ATTRIB | IN_ONLYDIR);
    watch_sound();
    each_entry(dev_, [this](const fs::path& path) { watch_camera(path); });
    look();
  }

  void watch_sound() { sound_ = files_.watch(dev_ / "snd", IN_OPEN | IN_CLOSE | IN_ONLYDIR); }

  void watch_camera(const fs::path& path) {
    if (!numbered(path.filename().string(), "video") || cameras_.size() >= most_cameras) return;
    const int watch = files_.watch(path, IN_OPEN | IN_CLOSE);
    if (watch >= 0) cameras_.try_emplace(watch, Camera{path});
  }

  void happened(int watch, std::uint32_t mask, const std::string& name) {
    if (watch == folder_) {
      // A new device gets its rights, without which it cannot be watched, a moment later.
      if (name == "snd") watch_sound();
      watch_camera(dev_ / name);
      return;
    }
    if (watch == sound_ && (mask & IN_IGNORED) != 0) sound_ = -1;
    if (watch == sound_ && !capture(name)) return;
    if (const auto camera = cameras_.find(watch); camera != cameras_.end()) {
      if ((mask & (IN_OPEN | IN_CLOSE)) != 0) camera->second.opened = (mask & IN_OPEN) != 0;
      if ((mask & IN_IGNORED) != 0) cameras_.erase(camera);  // unplugged
    }
    look_later();
  }

  /// Who only wants to know what a device can do closes it again before this looks.
  void look_later() {
    const auto now = std::chrono::steady_clock::now();
    if (!first_) first_ = now;
    timer_.expires_at(std::min(now + probe_, *first_ + 5 * probe_));
    timer_.async_wait(
        [this, alive = std::weak_ptr{alive_}](const boost::system::error_code& error) {
          if (!error && !alive.expired()) look();
        });
  }

  void look() {
    first_.reset();
    in_use_ = microphone_open(proc_ / "asound") || camera_open();
    report_({.call = in_use_});
  }

  /// One that was closed, or was there before us, may be open elsewhere; only then are the
  /// processes gone through.
  bool camera_open() const {
    bool open = std::any_of(cameras_.begin(), cameras_.end(),
                            [](const auto& camera) { return camera.second.opened; });
    if (open || cameras_.empty()) return open;
    each_open_file(proc_, [&](const fs::path& target) {
      for (const auto& [watch, camera] : cameras_) open = open || target == camera.path;
    });
    return open;
  }

  fs::path dev_, proc_;
  std::chrono::milliseconds probe_;
  ReportPresence report_;
  bool in_use_ = false;
  int folder_ = -1, sound_ = -1;
  std::map<int, Camera> cameras_;  ///< by their watch
  std::optional<std::chrono::steady_clock::time_point> first_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  boost::asio::steady_timer timer_;
  FileWatch files_;
};

}  // namespace

std::unique_ptr<PresenceFrom> presence_from_devices(boost::asio::io_context& io,
                                                    const PresenceSettings& settings,
                                                    ReportPresence report) {
  return std::make_unique<Devices>(io, settings, std::move(report));
}

}  // namespace sitwell::daemon
