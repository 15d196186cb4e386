#include "desktop/private_bus.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/steady_timer.hpp>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace sitwell::testing {
namespace {

constexpr const char* configuration = R"(<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=FOLDER</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="max_connections_per_user">5000</limit>
  <limit name="max_completed_connections">5000</limit>
  <limit name="max_incomplete_connections">1000</limit>
  <limit name="max_match_rules_per_connection">5000</limit>
  <limit name="max_replies_per_connection">50000</limit>
  MORE
</busconfig>
)";

/// A test that aborts leaves nothing running.
void end_with_parent() { prctl(PR_SET_PDEATHSIG, SIGKILL); }

void end(pid_t process, int signal) {
  ::kill(process, signal);
  int status = 0;
  waitpid(process, &status, 0);
}

}  // namespace

PrivateBus::PrivateBus(Role role, const std::string& more)
    : variable_(role == Role::session ? "DBUS_SESSION_BUS_ADDRESS" : "DBUS_SYSTEM_BUS_ADDRESS") {
  std::string name = (std::filesystem::temp_directory_path() / "sitwell-bus-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a bus");
  folder_ = name;
  std::string text = configuration;
  text.replace(text.find("FOLDER"), 6, folder_.string());
  text.replace(text.find("MORE"), 4, more);
  std::ofstream(folder_ / "bus.conf") << text;

  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  process_ = fork();
  if (process_ == 0) {
    end_with_parent();
    dup2(ends[1], 3);
    const std::string file = "--config-file=" + (folder_ / "bus.conf").string();
    execlp("dbus-daemon", "dbus-daemon", file.c_str(), "--print-address=3", "--nofork", nullptr);
    _exit(127);
  }
  close(ends[1]);
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1 && byte != '\n') address_ += byte;
  close(ends[0]);
  if (address_.empty()) throw std::runtime_error("dbus-daemon did not start: is it installed?");
  setenv(variable_.c_str(), address_.c_str(), 1);
}

void PrivateBus::kill() {
  if (process_ > 0) end(process_, SIGKILL);
  process_ = -1;
}

PrivateBus::~PrivateBus() {
  if (process_ > 0) end(process_, SIGTERM);
  unsetenv(variable_.c_str());
  std::filesystem::remove_all(folder_);
}

bool run_until(boost::asio::io_context& io, const std::function<bool()>& done,
               std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!done()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    io.restart();
    io.run_one_for(std::chrono::milliseconds{10});
  }
  return true;
}

void run_for(boost::asio::io_context& io, std::chrono::milliseconds time) {
  io.restart();
  boost::asio::steady_timer keep_going(io, time);
  keep_going.async_wait([](const boost::system::error_code&) {});
  io.run_for(time);
}

Program::Program(const std::string& command_line) {
  process_ = fork();
  if (process_ != 0) return;
  end_with_parent();
  execl("/bin/sh", "sh", "-c", ("exec " + command_line).c_str(), nullptr);
  _exit(127);
}

void Program::kill() {
  if (process_ > 0) end(process_, SIGKILL);
  process_ = -1;
}

Program::~Program() {
  if (process_ > 0) end(process_, SIGTERM);
}

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace sitwell::testing
