// Times, dates and lengths in words.
#include "gui/model/wording.hpp"

#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "gui/support/rows.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::gui;
using namespace sitwell::gui::test;
using namespace std::chrono_literals;

namespace {

/// A variable of the environment, as it was again afterwards.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    setenv(name, value, 1);
  }
  ~Variable() {
    if (before_)
      setenv(name_, before_->c_str(), 1);
    else
      unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("lengths are rounded down, and say nothing of nothing") {
  struct Row {
    Duration length;
    const char* words;
    const char* exact;
  };
  const auto row_of =
      GENERATE(Row{0s, "–", "–"}, Row{-5s, "–", "–"}, Row{999ms, "–", "–"}, Row{1s, "1 s", "1 s"},
               Row{59s, "59 s", "59 s"}, Row{60s, "1 min", "1 min"},
               Row{200s, "3 min", "3 min 20 s"}, Row{29min + 59s, "29 min", "29 min 59 s"},
               Row{59min + 59s, "59 min", "59 min 59 s"}, Row{60min, "1 h 00", "1 h 00"},
               Row{245min, "4 h 05", "4 h 05"}, Row{25h, "25 h 00", "25 h 00"});
  CHECK(length_words(row_of.length) == row_of.words);
  CHECK(exact_length_words(row_of.length) == row_of.exact);
}

TEST_CASE("a clock of twelve hours knows noon and midnight") {
  Wording wording;
  const auto at = [&](std::chrono::minutes time) {
    return wording.clock(wall(date(2026, 11, 19), time, 3600), 3600);
  };
  CHECK(at(0min) == "00:00");
  CHECK(at(14h + 5min) == "14:05");
  wording.twelve_hours = true;
  CHECK(at(0min) == "12:00 am");
  CHECK(at(9h + 7min) == "9:07 am");
  CHECK(at(12h) == "12:00 pm");
  CHECK(at(14h + 5min) == "2:05 pm");
}

TEST_CASE("moments are told as seen from now") {
  const Wording wording;
  const auto today = date(2026, 11, 19);
  const std::int64_t now_ms = wall(today, 15h + 20min, 3600);
  const auto told = [&](int days, std::chrono::minutes time) {
    return wording.moment(wall(today + std::chrono::days{days}, time, 3600), 3600, now_ms);
  };
  CHECK(told(0, 14h + 58min) == "14:58");
  CHECK(told(0, 0min) == "00:00");
  CHECK(told(1, 4h) == "tomorrow 04:00");
  CHECK(told(-1, 23h + 59min) == "yesterday 23:59");
  CHECK(told(-3, 8h) == "Mon 16 Nov 08:00");
}

TEST_CASE("dates come in the order of the locale") {
  Wording wording;
  const auto day = date(2026, 3, 5);
  CHECK(wording.short_date(day) == "Thu 5 Mar");
  CHECK(wording.long_date(day) == "Thursday 5 March 2026");
  CHECK(wording.month(day) == "March 2026");
  wording.order = Wording::DateOrder::month_day;
  CHECK(wording.short_date(day) == "Thu Mar 5");
  CHECK(wording.long_date(day) == "Thursday, March 5, 2026");
  wording.order = Wording::DateOrder::year_month_day;
  CHECK(wording.short_date(day) == "Thu 03-05");
  CHECK(wording.long_date(day) == "Thursday 2026-03-05");
}

TEST_CASE("the locale C is nobody's, and says nothing") {
  const auto name = GENERATE("C", "C.UTF-8", "POSIX", "");
  const Variable all{"LC_ALL", name};
  const Variable time{"LC_TIME", ""};
  const Variable language{"LANG", ""};
  const Wording wording = locale_wording();
  CHECK_FALSE(wording.twelve_hours);
  CHECK(wording.order == Wording::DateOrder::day_month);
  CHECK(wording.weekdays.front() == "Mon");
}

TEST_CASE("a locale that is not there leaves the defaults") {
  const Variable all{"LC_ALL", "tlh_QO.UTF-8"};
  CHECK(locale_wording().long_months.back() == "December");
}

TEST_CASE("shares and postures read as words") {
  CHECK(share_words(std::nullopt) == "–");
  CHECK(share_words(0.576) == "58 %");
  CHECK(posture_words(Posture::sitting) == "Sitting");
  CHECK(posture_words(Posture::unknown) == "Unknown");
}
