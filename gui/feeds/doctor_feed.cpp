#include "gui/feeds/doctor_feed.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

extern char** environ;

namespace sitwell::gui {

namespace {

using Json = nlohmann::json;

// It says a page; more is not it.
constexpr std::size_t most_bytes = 1'000'000;

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

DoctorFinding::State state_of(const std::string& name) {
  if (name == "problem") return DoctorFinding::State::problem;
  return name == "warning" ? DoctorFinding::State::warning : DoctorFinding::State::ok;
}

/// The program at work, its standard output at the other end of a pipe.
struct Child {
  pid_t process = -1;  ///< -1: it could not be started
  int output = -1;
};

Child start(const std::filesystem::path& program) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  std::string path = program.string(), verb = "doctor", option = "--json";
  std::array<char*, 4> words{path.data(), verb.data(), option.data(), nullptr};
  Child child{.process = -1, .output = ends[0]};
  if (posix_spawn(&child.process, path.c_str(), &actions, nullptr, words.data(), environ) != 0)
    child.process = -1;
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  return child;
}

// Until it has closed it, or said more than it would.
std::string all_of(int output) {
  std::string text;
  std::array<char, 4096> part{};
  while (text.size() < most_bytes) {
    const ssize_t count = ::read(output, part.data(), part.size());
    if (count <= 0) break;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return text;
}

}  // namespace

DoctorReport read_doctor_report(std::string_view text) {
  DoctorReport report;
  const Json json = Json::parse(text, nullptr, false);
  const auto findings = json.is_object() ? json.find("findings") : json.end();
  if (!json.is_object() || text_of(json, "format") != "sitwell doctor" || findings == json.end() ||
      !findings->is_array()) {
    report.problem = "`sitwell doctor` said nothing that could be read. Run it in a terminal.";
    return report;
  }
  for (const Json& finding : *findings)
    if (finding.is_object())
      report.findings.push_back({.state = state_of(text_of(finding, "state")),
                                 .what = text_of(finding, "what"),
                                 .detail = text_of(finding, "detail"),
                                 .next_step = text_of(finding, "next_step"),
                                 .command = text_of(finding, "command")});
  return report;
}

struct DoctorFeed::State {
  std::filesystem::path program;
  std::function<void()> arrived;
  std::mutex mutex;
  std::optional<DoctorReport> posted;
  bool looking = false;
  bool ending = false;
  pid_t child = -1;  ///< while it may be ended
  std::thread thread;

  std::optional<std::string> output();
  void look();
};

// All it writes to standard output; nothing where it cannot be started.
std::optional<std::string> DoctorFeed::State::output() {
  Child at_work;
  {
    const std::lock_guard lock{mutex};
    if (ending || program.empty()) return std::nullopt;
    at_work = start(program);
    child = at_work.process;
  }
  std::optional<std::string> text;
  if (at_work.process > 0) text = all_of(at_work.output);
  if (at_work.output >= 0) ::close(at_work.output);
  {
    const std::lock_guard lock{mutex};
    child = -1;
  }
  // It ends with 1 where it found something; that is in its words.
  if (at_work.process > 0) waitpid(at_work.process, nullptr, 0);
  return text;
}

void DoctorFeed::State::look() {
  DoctorReport report;
  if (const auto text = output())
    report = read_doctor_report(*text);
  else
    report.problem = "The program `sitwell` is neither beside the dashboard nor in PATH.";
  {
    const std::lock_guard lock{mutex};
    posted = std::move(report);
    looking = false;
  }
  arrived();
}

DoctorFeed::DoctorFeed(std::filesystem::path program, std::function<void()> arrived)
    : state_(std::make_unique<State>()) {
  state_->program = std::move(program);
  state_->arrived = std::move(arrived);
}

// A doctor who waits for somebody that does not answer is not waited for.
DoctorFeed::~DoctorFeed() {
  {
    const std::lock_guard lock{state_->mutex};
    state_->ending = true;
    if (state_->child > 0) kill(state_->child, SIGTERM);
  }
  if (state_->thread.joinable()) state_->thread.join();
}

void DoctorFeed::ask() {
  State& state = *state_;
  {
    const std::lock_guard lock{state.mutex};
    if (std::exchange(state.looking, true)) return;
  }
  if (state.thread.joinable()) state.thread.join();
  state.thread = std::thread{[&state] { state.look(); }};
}

bool DoctorFeed::take(std::optional<DoctorReport>& into) {
  const std::lock_guard lock{state_->mutex};
  if (state_->posted) {
    into = std::exchange(state_->posted, std::nullopt);
    return true;
  }
  if (!state_->looking || (into && into->looking)) return false;
  if (!into) into.emplace();
  into->looking = true;
  return true;
}

}  // namespace sitwell::gui
