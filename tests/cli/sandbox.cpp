#include "cli/sandbox.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace sitwell::test {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

}  // namespace

Sandbox::Sandbox() {
  std::string name = (std::filesystem::temp_directory_path() / "sitwell-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no folder for the test");
  folder_ = name;
}

Sandbox::~Sandbox() {
  std::error_code ignored;  // a leftover in /tmp must not fail a test that passed
  std::filesystem::remove_all(folder_, ignored);
}

std::string Sandbox::command(const std::string& arguments, const std::string& variables) const {
  const std::string here = folder_.string();
  return "env -u NO_COLOR -u COLUMNS TZ=UTC XDG_DATA_HOME='" + here + "/data' XDG_CONFIG_HOME='" +
         here + "/config' HOME='" + here + "' " + variables + " '" + SITWELL_BIN_DIR +
         "/sitwell' " + arguments;
}

Outcome Sandbox::run(const std::string& arguments, const std::string& variables) const {
  const std::string whole =
      "{ cd '" + folder_.string() + "' && " + command(arguments, variables) + "; } </dev/null 2>'" +
      path(".err").string() + "'" +
      (arguments.find('>') == std::string::npos ? " >'" + path(".out").string() + "'"
                                                : std::string{});
  const int status = std::system(whole.c_str());
  return {exit_code_of(status), content(path(".out")), content(path(".err"))};
}

bool Sandbox::has_terminals() {
  int ends[2] = {-1, -1};
  if (openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) != 0) return false;
  for (const int end : ends) close(end);
  return true;
}

Outcome Sandbox::run_on_terminal(const std::string& arguments, const std::string& variables,
                                 std::vector<Typed> typed) const {
  // In the shell's place: Ctrl-C would end both.
  const std::string whole = "cd '" + folder_.string() + "' && exec " +
                            command(arguments, "TERM=xterm-256color " + variables);
  int terminal = -1;
  const winsize size{.ws_row = 40, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("no terminal for the test");
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", whole.c_str(), nullptr);
    _exit(127);
  }
  Outcome outcome;
  std::array<char, 4096> buffer{};
  std::size_t seen = 0;
  for (ssize_t n = 0; (n = ::read(terminal, buffer.data(), buffer.size())) > 0;) {
    outcome.out.append(buffer.data(), static_cast<std::size_t>(n));
    while (!typed.empty()) {
      const std::size_t found = outcome.out.find(typed.front().after, seen);
      if (found == std::string::npos) break;
      seen = found + typed.front().after.size();
      if (::write(terminal, typed.front().keys.data(), typed.front().keys.size()) < 0) break;
      if (typed.front().meanwhile) typed.front().meanwhile();
      typed.erase(typed.begin());
    }
  }
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.exit_code = exit_code_of(status);
  return outcome;
}

void Sandbox::write(const std::string& name, const std::string& text) const {
  std::filesystem::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << text;
}

std::string Sandbox::read(const std::string& name) const { return content(path(name)); }

std::vector<std::string> Sandbox::lines(const std::string& name) const {
  std::istringstream text(read(name));
  std::vector<std::string> all;
  for (std::string line; std::getline(text, line);) all.push_back(line);
  return all;
}

int count_of(const std::string& text, const std::string& piece) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size())
    ++count;
  return count;
}

}  // namespace sitwell::test
