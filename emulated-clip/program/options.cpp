#include "emulated-clip/program/options.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <vector>

namespace sitwell {
namespace {

const std::map<std::string, DayKind> days{{"office", DayKind::office},
                                          {"standing-desk", DayKind::standing_desk},
                                          {"weekend", DayKind::weekend}};
constexpr std::uint64_t day_s = 86'400;
/// A clip that is left running for longer has had its test.
constexpr std::uint64_t days_to_live = 30;
/// Of a day's 24 hours it is worn for a third, or more.
constexpr std::uint64_t days_a_day_of_wear = 3;

/// "9:30" to seconds; empty, with a complaint for CLI11, where it is no time of day.
std::string read_time_of_day(const std::string& text, double& seconds) {
  unsigned hours = 0;
  unsigned minutes = 0;
  int used = 0;
  if (std::sscanf(text.c_str(), "%2u:%2u%n", &hours, &minutes, &used) != 2 ||
      static_cast<std::size_t>(used) != text.size() || hours > 23 || minutes > 59)
    return "is no time of day; write it as 09:30";
  seconds = 3600.0 * hours + 60.0 * minutes;
  return {};
}

struct Line {
  std::string site = "thigh";
  std::string from = "09:00";
  std::uint16_t tcp = 3240;
};

void add_wearer(CLI::App& app, ProgramOptions& options, Line& line) {
  auto* simulate = app.add_option("--simulate", options.simulate,
                                  "who wears it: office, standing-desk or weekend, every day")
                       ->transform(CLI::Transformer({{"standing_desk", "standing-desk"}}))
                       ->check(CLI::IsMember({"office", "standing-desk", "weekend"}));
  app.add_option("--seed", options.seed, "another wearer of that kind")->capture_default_str();
  app.add_option("--from", line.from, "time of day at which the wearer's day is joined")
      ->capture_default_str();
  app.add_option("--recording", options.recording, "a recording as the wearer: CSV or gzip of it")
      ->check(CLI::ExistingFile)
      ->excludes(simulate);
}

void add_clip(CLI::App& app, ProgramOptions& options, Line& line) {
  app.add_option("--serial", options.clip.serial, "at most 16 characters")
      ->check([](const std::string& serial) {
        return serial.empty() || serial.size() > sitwell_text_length
                   ? std::string("has 1 to 16 characters")
                   : std::string{};
      })
      ->capture_default_str();
  app.add_option("--site", line.site, "where it is worn")
      ->check(CLI::IsMember({"thigh", "pelvis"}))
      ->capture_default_str();
  app.add_option("--flash", options.clip.flash,
                 "file that is its flash, made where missing (else memory)");
  app.add_option("--drift", options.clip.drift_ppm, "its clock runs fast by so many ppm")
      ->check(CLI::Range(-100'000.0, 100'000.0));
  const std::map<std::string, std::uint64_t> units{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", day_s}};
  auto* forward = app.add_option("--fast-forward", options.fast_forward_s,
                                 "worn for so long before it is plugged in: 90m, 24h, 2d")
                      ->transform(CLI::AsNumberWithUnit(units))
                      ->check(CLI::Range(std::uint64_t{1}, 365 * day_s));
  app.add_flag("--exit-after-fast-forward", options.exit_after_fast_forward,
               "only make a flash file")
      ->needs(forward);
}

void add_bench(CLI::App& app, ProgramOptions& options, Line& line) {
  auto* vhci = app.add_flag("--vhci", options.vhci, "plug into this machine's vhci_hcd");
  app.add_option("--tcp", line.tcp, "wait for usbip attach")
      ->expected(0, 1)
      ->default_str("3240")
      ->excludes(vhci);
  app.add_option("--address", options.address, "IPv4 address for --tcp")->default_val("127.0.0.1");
  app.add_flag("--unplugged", options.unplugged, "wait for the command plug");
  app.add_option("--control", options.control, "FIFO for commands, made where missing");
  app.add_option("--truth", options.truth, "CSV of what the wearer truly did");
}

std::string completed(const CLI::App& app, const Line& line, ProgramOptions& options) {
  if (app.count("--tcp") > 0) options.tcp = line.tcp;
  options.clip.body_site = line.site == "pelvis" ? sitwell_site_pelvis : sitwell_site_thigh;
  if (options.simulate.empty() && options.recording.empty()) options.simulate = "office";
  if (const std::string wrong = read_time_of_day(line.from, options.from_s); !wrong.empty())
    return "--from: " + line.from + " " + wrong;
  if (!options.vhci && !options.tcp && !options.exit_after_fast_forward)
    return "where is it to be plugged in? --vhci or --tcp";
  if (options.exit_after_fast_forward && options.clip.flash.empty())
    return "--exit-after-fast-forward makes a flash file: --flash FILE says which";
  return {};
}

}  // namespace

std::unique_ptr<Imu> ProgramOptions::imu() const {
  if (!recording.empty()) return recorded_imu(recording);
  SimulatedWearerSettings settings;
  settings.seed = seed;
  settings.guided_calibration = false;  // nobody asks this wearer to stand and sit
  const std::size_t count = days_a_day_of_wear * fast_forward_s / day_s + days_to_live;
  return simulated_imu(settings, std::vector<DayKind>(count, days.at(simulate)), from_s);
}

std::optional<ProgramOptions> parse_options(int argc, char** argv, int& exit_code) {
  ProgramOptions options;
  Line line;
  CLI::App app("A Sitwell clip without hardware, on a real USB stack", "sitwell-emulated-clip");
  add_wearer(app, options, line);
  add_clip(app, options, line);
  add_bench(app, options, line);
  try {
    app.parse(argc, argv);
    if (const std::string wrong = completed(app, line, options); !wrong.empty())
      throw CLI::ValidationError(wrong);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error);
    return {};
  }
  return options;
}

}  // namespace sitwell
