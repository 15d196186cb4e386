#include "daemon/cue_player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <list>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "daemon/child_process.hpp"
#include "daemon/cue_sounds.hpp"

namespace sitwell::daemon {
namespace {

namespace fs = std::filesystem;

constexpr const char* speaker = "spd-say";
/// The best first. One that is installed may have no sound server to play to, so that each is
/// tried.
constexpr std::array players{"pw-play", "paplay", "aplay"};
constexpr const char* to_install =
    "install pipewire-bin, pulseaudio-utils or alsa-utils to hear tones";

/// Where tones are kept for those who play them: of ours alone, and gone with the login or with us.
class ToneFolder {
 public:
  ToneFolder() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    if (runtime != nullptr && *runtime == '/') {
      path_ = fs::path{runtime} / "sitwell";
      fs::create_directories(path_);
      return;
    }
    std::string name = fs::temp_directory_path() / "sitwell-XXXXXX";
    if (mkdtemp(name.data()) == nullptr)
      throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
    temporary_ = true;
  }
  ~ToneFolder() {
    std::error_code none;
    if (temporary_) fs::remove_all(path_, none);
  }
  ToneFolder(const ToneFolder&) = delete;
  ToneFolder& operator=(const ToneFolder&) = delete;

  /// The file of that tone. Another daemon may be playing it, so that it is replaced as a whole.
  [[nodiscard]] fs::path keep(SessionCue cue, const std::string& tone) {
    fs::path file = path_ / fmt::format("cue-{}.wav", static_cast<int>(cue));
    std::error_code none;
    if (!kept_.insert(cue).second && fs::exists(file, none)) return file;
    const fs::path fresh = file.string() + ".new";
    std::ofstream out(fresh, std::ios::binary);
    out.write(tone.data(), static_cast<std::streamsize>(tone.size()));
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), fresh.string());
    fs::rename(fresh, file);
    return file;
  }

 private:
  fs::path path_;
  bool temporary_ = false;
  std::set<SessionCue> kept_;
};

struct Cue {
  SessionCue cue;
  std::string text;
  bool spoken;
  std::size_t player = 0;  ///< the first of `players` to be tried
};

}  // namespace

struct CuePlayer::State {
  State(boost::asio::io_context& loop, std::function<void(const std::string&)> tell,
        const CuePlayerLimits& how_far)
      : io(loop), say(std::move(tell)), limits(how_far) {}

  void play(Cue cue) {
    if (running.size() >= limits.at_once) {
      waiting = std::move(cue);
      return;
    }
    try {
      if (!speak(cue)) sound(cue);
    } catch (const std::exception& error) {
      once(said_no_sound, fmt::format("a cue cannot be heard: {}", error.what()));
    }
  }

  /// Whether it is left to somebody who speaks.
  bool speak(const Cue& cue) {
    if (!cue.spoken || cue.text.empty()) return false;
    const std::string program = program_path(speaker);
    if (program.empty()) {
      once(said_no_speech,
           fmt::format(
               "cues are to be spoken, but there is no {}: tones are played instead; install "
               "speech-dispatcher to hear them spoken",
               speaker));
      return false;
    }
    start({program, "--language", "en", "--", cue.text}, cue);
    return true;
  }

  void sound(Cue cue) {
    const std::string tone = tone_of(cue.cue);
    if (tone.empty()) return;
    std::string program;
    for (cue.player = std::max(cue.player, best); cue.player < players.size(); ++cue.player)
      if (program = program_path(players[cue.player]); !program.empty()) break;
    if (program.empty())
      return once(said_no_sound, fmt::format("no cue can be heard: {}", to_install));
    std::vector<std::string> words{program};
    if (players[cue.player] == std::string_view{"aplay"}) words.emplace_back("--quiet");
    if (!folder) folder.emplace();
    words.push_back(folder->keep(cue.cue, tone));
    cue.spoken = false;
    start(std::move(words), cue);
  }

  void start(std::vector<std::string> words, const Cue& cue) {
    const auto entry = running.emplace(running.end());
    const std::string program = words.front();
    try {
      *entry = std::make_unique<ChildProcess>(io, std::move(words), own_environment(),
                                              ChildLimits{.time = limits.time},
                                              [this, entry, cue, program](const ChildEnd& end) {
                                                running.erase(entry);
                                                if (!end.well()) failed(cue, program, end.too_long);
                                                if (running.size() < limits.at_once && waiting)
                                                  play(*std::exchange(waiting, {}));
                                              });
    } catch (...) {
      running.erase(entry);
      throw;
    }
  }

  /// The next best that can make it heard, unless it is too late for that.
  void failed(Cue cue, const std::string& program, bool too_late) {
    if (cue.spoken)
      once(said_no_speech,
           fmt::format("{} could not speak a cue: tones are played instead", program));
    else if (best = ++cue.player; !any_player(best))
      return give_up(program);
    cue.spoken = false;
    if (!too_late) play(std::move(cue));
  }

  void give_up(const std::string& program) {
    best = 0;  // there may be a sound server by the next
    once(said_no_sound, fmt::format("{} could not play a cue, and no other program could: is there "
                                    "a sound server?",
                                    program));
  }

  [[nodiscard]] static bool any_player(std::size_t from) {
    for (; from < players.size(); ++from)
      if (!program_path(players[from]).empty()) return true;
    return false;
  }

  void once(bool& said, const std::string& text) {
    if (!std::exchange(said, true)) say(text);
  }

  boost::asio::io_context& io;
  std::function<void(const std::string&)> say;
  const CuePlayerLimits limits;
  std::optional<ToneFolder> folder;
  std::size_t best = 0;  ///< of `players`: those before could not
  std::optional<Cue> waiting;
  bool said_no_speech = false, said_no_sound = false;
  std::list<std::unique_ptr<ChildProcess>> running;
};

CuePlayer::CuePlayer(boost::asio::io_context& io, std::function<void(const std::string&)> say,
                     const CuePlayerLimits& limits)
    : state_(std::make_unique<State>(io, std::move(say), limits)) {}
CuePlayer::~CuePlayer() = default;

void CuePlayer::play(SessionCue cue, const std::string& text, bool spoken) {
  state_->play({.cue = cue, .text = text.substr(0, text.find('\0')), .spoken = spoken});
}

std::string CuePlayer::describe() const {
  std::string sounds;
  for (std::size_t i = state_->best; i < players.size() && sounds.empty(); ++i)
    sounds = program_path(players[i]);
  const std::string speech = program_path(speaker);
  return fmt::format("{}; {}",
                     sounds.empty() ? fmt::format("nothing plays tones ({})", to_install)
                                    : fmt::format("{} plays tones", sounds),
                     speech.empty()
                         ? std::string{"nothing speaks (install speech-dispatcher to hear speech)"}
                         : fmt::format("{} speaks", speech));
}

std::size_t CuePlayer::playing() const { return state_->running.size(); }

}  // namespace sitwell::daemon
