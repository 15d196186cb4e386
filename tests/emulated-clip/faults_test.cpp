#include "emulated-clip/faults.hpp"

#include <bit>
#include <set>

#include "firmware-protocol/live.h"
#include "support/catch.hpp"

using namespace sitwell;

namespace {

constexpr std::uint8_t live = 0x81;
constexpr std::uint8_t backlog = 0x82;

Report status_report(std::uint32_t sequence) {
  const SitwellStatus status{.sequence = sequence};
  Report report(sitwell_status_length);
  std::size_t length = 0;
  sitwell_encode_status(&status, report.data(), report.size(), &length);
  return report;
}

SitwellError error_of(const Report& report) {
  SitwellReport opened{};
  return sitwell_open(report.data(), report.size(), &opened);
}

/// The sequences that come through of reports 0 to `count`.
std::vector<std::uint32_t> through(Faults& faults, std::uint32_t count,
                                   std::uint8_t endpoint = live) {
  std::vector<std::uint32_t> sequences;
  for (std::uint32_t i = 0; i < count; ++i) {
    faults.pass(endpoint, status_report(i));
    while (const auto report = faults.next(endpoint)) {
      SitwellReport opened{};
      REQUIRE(sitwell_open(report->data(), report->size(), &opened) == sitwell_ok);
      sequences.push_back(opened.sequence);
    }
  }
  return sequences;
}

using Sequences = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("without faults reports pass as they are") {
  Faults faults;
  CHECK(through(faults, 3) == Sequences{0, 1, 2});
}

TEST_CASE("reports are dropped, doubled and swapped as often as asked") {
  Faults faults;
  faults.befall(live, ReportFault::drop, 2);
  CHECK(through(faults, 4) == Sequences{2, 3});
  CHECK(faults.dropped() == 2);
  faults.befall(live, ReportFault::duplicate, 2);
  CHECK(through(faults, 3) == Sequences{0, 0, 1, 1, 2});
  faults.befall(live, ReportFault::reorder, 2);
  CHECK(through(faults, 5) == Sequences{1, 0, 3, 2, 4});
}

TEST_CASE("a burst holds reports back and then lets all go") {
  Faults faults;
  faults.befall(live, ReportFault::burst, 3);
  faults.pass(live, status_report(0));
  faults.pass(live, status_report(1));
  CHECK(!faults.next(live));
  faults.pass(live, status_report(2));
  int count = 0;
  while (faults.next(live)) ++count;
  CHECK(count == 3);
}

TEST_CASE("a corrupted report has one bit flipped, which its CRC shows") {
  Faults faults;
  faults.befall(live, ReportFault::corrupt, 100);
  for (std::uint32_t i = 0; i < 100; ++i) {
    const Report before = status_report(i);
    faults.pass(live, before);
    const Report after = faults.next(live).value();
    int flipped = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
      flipped += std::popcount(static_cast<unsigned>(before[k] ^ after[k]));
    REQUIRE(flipped == 1);
    REQUIRE(error_of(after) != sitwell_ok);
  }
}

TEST_CASE("forged reports come in every wrong way, some of them sealed well") {
  Faults faults;
  faults.forge(live, 400);
  std::set<SitwellError> errors;
  bool absurd = false;
  int count = 0;
  while (const auto report = faults.next(live)) {
    ++count;
    REQUIRE(report->size() <= sitwell_report_max);
    SitwellReport opened{};
    SitwellSamples samples{};
    errors.insert(sitwell_open(report->data(), report->size(), &opened));
    if (error_of(*report) == sitwell_ok && sitwell_decode_samples(&opened, &samples) == sitwell_ok)
      absurd |= samples.first_us > std::uint64_t{1} << 63U;
  }
  CHECK(count == 400);
  CHECK(errors.contains(sitwell_ok));
  CHECK(errors.contains(sitwell_length_mismatch));
  CHECK(errors.contains(sitwell_unknown_kind));
  CHECK(absurd);
}

TEST_CASE("another protocol version is sealed well") {
  Faults faults;
  faults.set_version(2);
  faults.pass(live, status_report(0));
  CHECK(error_of(faults.next(live).value()) == sitwell_unknown_version);
  CHECK(error_of(faults.translated({1, 2, 3})) == sitwell_too_short);
}

TEST_CASE("silence swallows live reports, not the log's") {
  Faults faults;
  faults.set_silent(true);
  CHECK(through(faults, 2).empty());
  CHECK(through(faults, 2, backlog) == Sequences{0, 1});
  faults.set_silent(false);
  CHECK(through(faults, 1) == Sequences{0});
}

TEST_CASE("transfers fail as often as asked, each endpoint by itself") {
  Faults faults;
  faults.fail(backlog, 71, 2);
  CHECK(faults.take_error(live) == 0);
  CHECK(faults.take_error(backlog) == 71);
  CHECK(faults.take_error(backlog) == 71);
  CHECK(faults.take_error(backlog) == 0);
}

TEST_CASE("what was on its way goes with the cable") {
  Faults faults;
  faults.set_stalled(live, true);
  faults.pass(live, status_report(0));
  faults.clear();
  CHECK(!faults.next(live));
  CHECK_FALSE(faults.stalled(live));
}
