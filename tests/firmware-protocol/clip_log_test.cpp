// The clip's log in flash: a day and a night in it, round and round, on good flash and on bad.
#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "logged.hpp"
#include "ram_flash.hpp"
#include "support/catch.hpp"

using namespace sitwell;

namespace {

constexpr std::uint64_t second_us = 1'000'000;

/// Seconds on end, beginning at `from_us`.
void log_seconds(TrueLog& log, std::uint32_t count, std::uint64_t from_us) {
  for (std::uint32_t i = 0; i < count; ++i)
    if (!log.append(from_us + i * second_us)) FAIL("epoch " << i << " was not taken");
}

std::vector<Logged> truth_from(const TrueLog& log, std::uint32_t position) {
  std::vector<Logged> rest;
  for (const Logged& epoch : log.truth)
    if (epoch.position >= position) rest.push_back(epoch);
  return rest;
}

}  // namespace

TEST_CASE("a day and 200 time syncs fit in two megabytes, with a sector erased ahead") {
  RamFlash flash;
  TrueLog log(flash);
  for (std::uint32_t i = 0; i < 86'400; ++i) {
    if (i % 432 == 0) log.sync(i * second_us, 1'750'000'000 * second_us + i * second_us);
    if (!log.append(i * second_us)) FAIL("epoch " << i << " was not taken");
  }
  CHECK(log.log.end.overwritten == 0);
  CHECK(sitwell_log_begin(&log.log) == 0);
  CHECK(std::count(flash.erased().begin(), flash.erased().end(), 0) > 0);
  CHECK(sitwell_log_capacity(&log.log) > 86'400 + 200);
  CHECK(read_log(log.log, 0) == log.truth);
}

TEST_CASE("a log goes on where it was after a restart, with another boot id") {
  RamFlash flash(8);
  TrueLog log(flash);
  CHECK(log.log.end.boot_id == 1);
  log_seconds(log, 300, 5 * second_us);
  log.sync(400 * second_us, 7);
  sitwell_log_set_body_site(&log.log, 1);
  log.acknowledge(100);
  log.restart();
  CHECK(log.log.end.boot_id == 2);
  CHECK(log.log.end.position == 300);
  CHECK(log.log.end.sync_utc_us == 0);
  CHECK(log.log.end.body_site == 1);
  CHECK(sitwell_log_begin(&log.log) == 100);
  log_seconds(log, 300, 2 * second_us);
  CHECK(read_log(log.log, 0) == log.truth);
}

TEST_CASE("reading begins at any position") {
  RamFlash flash(8);
  TrueLog log(flash);
  for (std::uint64_t run = 0; run < 10; ++run) log_seconds(log, 97, run * 1000 * second_us);
  for (std::uint32_t from = 0; from <= 970; ++from)
    if (read_log(log.log, from) != truth_from(log, from)) FAIL("wrong from " << from);
}

TEST_CASE("a position is found by looking at few headers and one sector") {
  RamFlash flash;
  TrueLog log(flash);
  log_seconds(log, 120'000, 0);  // the ring has come round
  SitwellLogPlace place{};
  const std::uint64_t before = flash.reads();
  sitwell_log_seek(&log.log, 60'000, &place);
  CHECK(place.position == 60'000);
  CHECK(flash.reads() - before < 12 + 183);
}

TEST_CASE("a report holds epochs of one run under one time sync") {
  RamFlash flash(8);
  TrueLog log(flash);
  log_seconds(log, 5, 0);
  log_seconds(log, 5, 100 * second_us);
  log.sync(110 * second_us, 9);
  log_seconds(log, 30, 105 * second_us);
  SitwellLogPlace place{};
  SitwellEpochs report{};
  sitwell_log_seek(&log.log, 0, &place);
  for (const int count : {5, 5, 23, 7, 0, 0}) {
    sitwell_log_read(&log.log, &place, &report);
    CHECK(int{report.count} == count);
  }
}

TEST_CASE("a full log gives up its oldest epochs and counts those not acknowledged") {
  RamFlash flash(4, 512);  // four sectors of 20
  TrueLog log(flash);
  log_seconds(log, 70, 0);
  log.acknowledge(30);
  log_seconds(log, 130, 70 * second_us);
  const auto& end = log.log.end;
  const std::uint32_t begin = sitwell_log_begin(&log.log);
  CHECK(begin >= 200 - 80);
  CHECK(begin <= 200 - 60);
  CHECK(end.overwritten == begin - 30);
  CHECK(read_log(log.log, 0) == truth_from(log, begin));
  log.restart();
  CHECK(log.log.end.overwritten == begin - 30);
  CHECK(sitwell_log_begin(&log.log) == begin);
}

TEST_CASE("reading goes on while more is logged, and skips what is overwritten meanwhile") {
  RamFlash flash(4, 512);
  TrueLog log(flash);
  log_seconds(log, 30, 0);
  SitwellLogPlace place{};
  SitwellEpochs report{};
  sitwell_log_seek(&log.log, 0, &place);
  sitwell_log_read(&log.log, &place, &report);
  REQUIRE(report.count == 23);
  log_seconds(log, 10, 30 * second_us);
  sitwell_log_read(&log.log, &place, &report);
  CHECK(report.position == 23);
  CHECK(report.count == 17);
  log_seconds(log, 200, 40 * second_us);
  sitwell_log_read(&log.log, &place, &report);
  CHECK(report.position == sitwell_log_begin(&log.log));
  CHECK(report.position > 160);
}

TEST_CASE("every sector wears alike") {
  RamFlash flash(16);
  TrueLog log(flash);
  for (std::uint64_t day = 0; day < 20; ++day) {
    log_seconds(log, 2'500, day * 86'400 * second_us);
    if (day % 3 == 0) log.restart();
  }
  const auto [least, most] = std::minmax_element(flash.erased().begin(), flash.erased().end());
  CHECK(*least > 10);
  CHECK(*most - *least <= 1);
}

TEST_CASE("sectors that no longer take a write are passed over, and nothing is lost") {
  RamFlash flash(8, 512);
  TrueLog log(flash);
  log_seconds(log, 25, 0);
  flash.wear_out(1);  // in the middle of it
  flash.wear_out(4);  // before it is reached
  log_seconds(log, 300, 25 * second_us);
  CHECK(log.log.bad_writes > 3);
  CHECK(log.log.lost_epochs == 0);
  const std::uint32_t begin = sitwell_log_begin(&log.log);
  CHECK(begin < 325 - 80);
  CHECK(read_log(log.log, 0) == truth_from(log, begin));
  log.restart();
  CHECK(log.log.end.position == 325);
  CHECK(read_log(log.log, 0) == truth_from(log, sitwell_log_begin(&log.log)));
}

TEST_CASE("what an erase left standing is not taken for part of the log") {
  RamFlash flash(8, 512);
  TrueLog log(flash);
  for (std::uint64_t i = 0; i < 200; ++i) {
    if (i % 3 == 0) log.sync(i * second_us, 1000 * second_us + i);
    if (i == 90) flash.erase_only(55 + 3 * 22);
    log.append(i * second_us);
  }
  flash.erase_only(512);
  const std::uint32_t begin = sitwell_log_begin(&log.log);
  CHECK(log.log.bad_writes > 10);
  CHECK(read_log(log.log, 0) == truth_from(log, begin));
}

TEST_CASE("the position of an epoch that cannot be read after a restart is not given to another") {
  RamFlash flash(8, 512);
  TrueLog log(flash);
  log_seconds(log, 5, 0);
  flash.bytes[55 + 5 * 22] ^= 1;  // the fifth epoch, behind the run
  log.restart();
  CHECK(log.log.end.position == 5);
  log_seconds(log, 5, 0);
  const std::vector<Logged> found = read_log(log.log, 0);
  REQUIRE(found.size() == 9);
  CHECK(found[3] == log.truth[3]);
  CHECK(found[4] == log.truth[5]);
}

TEST_CASE("flash that takes nothing costs epochs, not time") {
  RamFlash flash(8, 512);
  for (std::uint32_t sector = 0; sector < 8; ++sector) flash.wear_out(sector);
  TrueLog log(flash);
  const std::uint64_t before = flash.done();
  for (std::uint64_t i = 0; i < 100; ++i) CHECK_FALSE(log.append(i * second_us));
  CHECK(log.log.lost_epochs == 100);
  CHECK(flash.done() - before < 100 * 3 * (512 + 64));
  CHECK(read_log(log.log, 0).empty());
}

TEST_CASE("a clip without flash has no log") {
  const SitwellFlash none{};
  SitwellFlashLog log{};
  sitwell_log_start(&log, &none, 77);
  const SitwellEpoch epoch = numbered_epoch(1);
  CHECK_FALSE(sitwell_log_append(&log, &epoch, 0));
  sitwell_log_sync(&log, 1, 2);
  sitwell_log_acknowledge(&log, 0);
  CHECK(log.end.boot_id == 77);
  CHECK(sitwell_log_capacity(&log) == 0);
  CHECK(read_log(log, 0).empty());
}

TEST_CASE("flash full of anything is an empty log") {
  RamFlash flash(8, 512);
  std::mt19937 random(4);
  for (auto& byte : flash.bytes) byte = static_cast<std::uint8_t>(random());
  TrueLog log(flash);
  CHECK(log.log.end.position == 0);
  log_seconds(log, 100, 0);
  log.restart();
  CHECK(read_log(log.log, 0) == log.truth);
}

TEST_CASE("an epoch gone bad is missing, and those after it keep their places and times") {
  RamFlash flash(8, 512);
  TrueLog log(flash);
  for (std::uint64_t run = 0; run < 5; ++run) {
    log_seconds(log, 10, run * 60 * second_us);
    if (run == 2) log.restart();
  }
  const std::vector<std::uint8_t> good = flash.bytes;
  int costly = 0, unread = 0;
  for (std::size_t at = 0; at < 3 * 512; ++at) {
    flash.bytes = good;
    flash.bytes[at] ^= 0x10;
    const std::vector<Logged> found = read_log(log.log, 0);
    for (const Logged& epoch : found)
      if (!(epoch == log.truth.at(epoch.position))) FAIL("confused by byte " << at);
    const auto missing = static_cast<int>(log.truth.size() - found.size());
    if (missing > 20) FAIL("more than a sector lost with byte " << at);
    costly += missing > 1;
    unread += missing;
  }
  CHECK(unread > 50 * 22);
  // Only a header, or the beginning of a run, takes others with it.
  CHECK(costly <= 3 * 55 + 7 * 22);
}
