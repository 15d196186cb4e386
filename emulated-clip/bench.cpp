#include "emulated-clip/bench.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"
#include "firmware-protocol/usb.h"

namespace sitwell {
namespace {

struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// As many as a queue in memory should hold.
constexpr std::uint32_t most_reports = 100'000;
constexpr std::uint32_t most_interval_ms = 3'600'000;
/// How long a clip that restarts is off the bus.
constexpr std::uint32_t restart_ms = 300;

using Words = std::span<const std::string_view>;

template <class Number>
Number number(std::string_view word, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || !(value >= least) ||
      !(value <= most))
    throw Refusal(fmt::format("{}: write a number from {} to {}", word, least, most));
  return value;
}

std::uint32_t count(std::string_view word) { return number(word, 1U, most_reports); }

std::uint8_t endpoint(Words words, std::size_t at) {
  if (words.size() <= at || words[at] == "81") return sitwell_usb_live_endpoint;
  if (words[at] == "82") return sitwell_usb_log_endpoint;
  throw Refusal(fmt::format("{}: endpoints are 81 and 82", words[at]));
}

int error_number(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 7> names{{{"EPIPE", EPIPE},
                                                                   {"EPROTO", EPROTO},
                                                                   {"EILSEQ", EILSEQ},
                                                                   {"ETIME", ETIME},
                                                                   {"EOVERFLOW", EOVERFLOW},
                                                                   {"ENODEV", ENODEV},
                                                                   {"ESHUTDOWN", ESHUTDOWN}}};
  for (const auto& [name, value] : names)
    if (word == name) return value;
  return number(word, 1, 4095);  // what the kernel takes for an errno
}

void restart_on_the_bus(Bench& bench) {
  if (bench.plugged()) bench.replug(1, restart_ms);
}

void befall(Bench& bench, Words words, ReportFault fault) {
  bench.faults.befall(endpoint(words, 2), fault, count(words[1]));
}

std::string stat(Bench& bench) {
  const SitwellLogExtent extent = bench.clip.log_extent();
  return fmt::format(
      " serial={} plugged={} sent={} dropped={} logged={} acknowledged={} overwritten={} "
      "boot_id={} device_us={} true_us={}",
      bench.clip.serial(), bench.plugged() ? 1 : 0, bench.reports_sent(), bench.faults.dropped(),
      extent.end, extent.begin, extent.overwritten, extent.boot_id, bench.clip.device_us(),
      bench.clip.true_us());
}

struct Command {
  std::string_view name;
  std::size_t least, most;  ///< words after the name
  std::string (*act)(Bench&, Words);
};

/// `act` returns what follows "ok".
constexpr Command commands[] = {
    {"plug", 0, 0, [](Bench& b, Words) { return b.plug(), std::string{}; }},
    {"unplug", 0, 0, [](Bench& b, Words) { return b.unplug(), std::string{}; }},
    {"replug", 2, 2,
     [](Bench& b, Words w) {
       return b.replug(count(w[1]), number(w[2], 0U, most_interval_ms)), std::string{};
     }},
    {"stall", 1, 1,
     [](Bench& b, Words w) { return b.faults.set_stalled(endpoint(w, 1), true), std::string{}; }},
    {"nak", 0, 0, [](Bench& b, Words) { return b.faults.set_held(true), std::string{}; }},
    {"ack", 0, 0, [](Bench& b, Words) { return b.faults.set_held(false), std::string{}; }},
    {"error", 2, 3,
     [](Bench& b, Words w) {
       const bool on_control = w.size() > 3 && w[3] == "0";
       b.faults.fail(on_control ? std::uint8_t{0} : endpoint(w, 3), error_number(w[1]),
                     count(w[2]));
       return std::string{};
     }},
    {"burst", 1, 2,
     [](Bench& b, Words w) { return befall(b, w, ReportFault::burst), std::string{}; }},
    {"duplicate", 1, 2,
     [](Bench& b, Words w) { return befall(b, w, ReportFault::duplicate), std::string{}; }},
    {"drop", 1, 2,
     [](Bench& b, Words w) { return befall(b, w, ReportFault::drop), std::string{}; }},
    {"reorder", 1, 2,
     [](Bench& b, Words w) { return befall(b, w, ReportFault::reorder), std::string{}; }},
    {"corrupt", 1, 2,
     [](Bench& b, Words w) { return befall(b, w, ReportFault::corrupt), std::string{}; }},
    {"hostile", 1, 2,
     [](Bench& b, Words w) { return b.faults.forge(endpoint(w, 2), count(w[1])), std::string{}; }},
    {"silence", 0, 0, [](Bench& b, Words) { return b.faults.set_silent(true), std::string{}; }},
    {"talk", 0, 0, [](Bench& b, Words) { return b.faults.set_silent(false), std::string{}; }},
    {"drift", 1, 1,
     [](Bench& b, Words w) {
       return b.clip.set_drift(number(w[1], -100'000.0, 100'000.0)), std::string{};
     }},
    {"jump", 1, 1,
     [](Bench& b, Words w) {
       constexpr std::int64_t year_ms = 365LL * 86'400'000;
       return b.clip.jump_clock(1000 * number(w[1], -year_ms, year_ms)), std::string{};
     }},
    {"reboot", 0, 0,
     [](Bench& b, Words) {
       restart_on_the_bus(b);
       return b.clip.reboot(), std::string{};
     }},
    {"full-log", 0, 0,
     [](Bench& b, Words) {
       restart_on_the_bus(b);
       return b.clip.fill_log(), std::string{};
     }},
    {"battery", 1, 2,
     [](Bench& b, Words w) {
       if (w.size() > 2 && w[2] != "charging")
         throw Refusal(fmt::format("{}: the word is charging, or none", w[2]));
       b.clip.set_battery(static_cast<std::uint8_t>(number(w[1], 0, 100)), w.size() > 2);
       return std::string{};
     }},
    {"version", 1, 1,
     [](Bench& b, Words w) {
       return b.faults.set_version(static_cast<std::uint8_t>(number(w[1], 0, 255))), std::string{};
     }},
    {"serial", 1, 1,
     [](Bench& b, Words w) {
       if (w[1].size() > sitwell_text_length)
         throw Refusal(fmt::format("{}: a serial has at most 16 characters", w[1]));
       restart_on_the_bus(b);
       return b.clip.set_serial(std::string(w[1])), std::string{};
     }},
    {"stat", 0, 0, [](Bench& b, Words) { return stat(b); }},
    {"quit", 0, 0, [](Bench& b, Words) { return b.quit(), std::string{}; }},
};

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  constexpr std::string_view blanks = " \t\r";
  for (;;) {
    const std::size_t begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return words;
    line.remove_prefix(begin);
    words.push_back(line.substr(0, line.find_first_of(blanks)));
    line.remove_prefix(words.back().size());
  }
}

/// Whatever a line held, the answer is one printable line.
std::string printable(std::string text) {
  for (char& letter : text)
    if (static_cast<unsigned char>(letter) < ' ' || static_cast<unsigned char>(letter) >= 127)
      letter = '?';
  return text;
}

}  // namespace

std::string obey(Bench& bench, std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  if (words.empty()) return "ok";
  std::vector<std::string_view> names;
  for (const Command& command : commands) {
    names.push_back(command.name);
    if (command.name != words[0]) continue;
    const std::size_t arguments = words.size() - 1;
    if (arguments < command.least || arguments > command.most)
      return fmt::format("{}: takes {} to {} words after it: see docs/emulated-clip.md",
                         command.name, command.least, command.most);
    try {
      return fmt::format("ok {}{}", command.name, printable(command.act(bench, words)));
    } catch (const std::runtime_error& error) {
      return printable(fmt::format("{}: {}", command.name, error.what()));
    }
  }
  return printable(fmt::format("{}: unknown command; there are {}", words[0].substr(0, 32),
                               fmt::join(names, " ")));
}

}  // namespace sitwell
