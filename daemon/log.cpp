#include "daemon/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>  // slow to compile: in this file only
#include <spdlog/spdlog.h>

#include <cstdlib>

namespace sitwell::daemon {
namespace {

spdlog::level::level_enum level_of(Severity severity) {
  switch (severity) {
    case Severity::debug: return spdlog::level::debug;
    case Severity::info: return spdlog::level::info;
    case Severity::warning: return spdlog::level::warn;
    case Severity::error: return spdlog::level::err;
  }
  return spdlog::level::info;
}

/// The journal stamps lines itself, and reads a line's priority from its beginning (sd-daemon(3)).
const char* journal_priority(Severity severity) {
  switch (severity) {
    case Severity::debug: return "<7>";
    case Severity::info: return "<6>";
    case Severity::warning: return "<4>";
    case Severity::error: return "<3>";
  }
  return "<6>";
}

bool to_journal() { return std::getenv("JOURNAL_STREAM") != nullptr; }

}  // namespace

void start_log(bool verbose) {
  auto logger = spdlog::stderr_color_st("sitwelld");
  logger->set_pattern(to_journal() ? "%v" : "%H:%M:%S %^%l%$ %v");
  logger->set_level(verbose ? spdlog::level::debug : spdlog::level::info);
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(logger);
}

void log(Severity severity, const std::string& text) {
  spdlog::default_logger_raw()->log(level_of(severity), "{}{}",
                                    to_journal() ? journal_priority(severity) : "", text);
}

}  // namespace sitwell::daemon
