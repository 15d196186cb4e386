// Power is lost at every single byte that the log writes or erases, over several turns of the ring,
// and again while it starts: what was logged is there, and nothing else.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "logged.hpp"
#include "ram_flash.hpp"
#include "support/catch.hpp"

using namespace sitwell;

namespace {

constexpr std::uint64_t second_us = 1'000'000;

/// What the clip does next; `step` decides, so that it can be done again.
void act(TrueLog& log, int step, std::uint64_t& device_us) {
  std::mt19937 engine(static_cast<unsigned>(step));
  const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
  switch (random() % 16) {
    case 0: log.sync(device_us, 1'000'000'000 * second_us + device_us); break;
    case 1: {
      const std::uint32_t begin = sitwell_log_begin(&log.log);
      log.acknowledge(begin + random() % (log.log.end.position - begin + 1));
      break;
    }
    case 2: sitwell_log_set_body_site(&log.log, static_cast<std::uint8_t>(random() % 2)); break;
    case 3: device_us += random() % 100 * second_us; break;
    case 4:
      if (random() % 8 == 0) {
        log.restart();
        device_us = random() % 10 * second_us;
      }
      break;
    default: log.append(device_us); device_us += second_us;
  }
}

struct Known {
  std::uint32_t end, begin, acknowledged, overwritten, boot_id;
  std::uint8_t body_site;
};

Known known(const SitwellFlashLog& log) {
  return {log.end.position,    sitwell_log_begin(&log), log.end.acknowledged,
          log.end.overwritten, log.end.boot_id,         log.end.body_site};
}

/// What a log that was started again may have become of `before`, had it been on the way to
/// `after`.
std::string wrong_with(const SitwellFlashLog& log, const std::vector<Logged>& truth,
                       const Known& before, const Known& after, std::uint32_t cuts) {
  const Known is = known(log);
  const std::uint32_t taken = truth.empty() ? 0 : truth.back().position + 1;
  // A slot cut short may have been an epoch: its position is not given to another.
  if (is.end < before.end || is.end > std::max(before.end, taken) + cuts) return "end";
  if (is.boot_id <= before.boot_id) return "boot id";
  if (is.acknowledged != before.acknowledged && is.acknowledged != after.acknowledged)
    return "acknowledged";
  if (is.body_site != before.body_site && is.body_site != after.body_site) return "body site";
  if (is.overwritten < before.overwritten || is.begin < before.begin) return "overwritten";
  std::size_t next = 0;
  const std::vector<Logged> found = read_log(log, is.begin);
  for (const Logged& epoch : found) {
    while (next < truth.size() && truth[next].position < epoch.position) {
      // Left out: only what a sector held that was just being given up.
      if (truth[next].position >= std::max(is.begin, after.begin)) return "epoch left out";
      ++next;
    }
    if (next == truth.size() || !(truth[next] == epoch)) return "epoch that never was";
    ++next;
  }
  const bool all = found.empty() ? before.end == is.begin : found.back().position + 1 >= before.end;
  return all ? "" : "end left out";
}

}  // namespace

TEST_CASE("whenever power is lost, the log is found again with all that was in it") {
  RamFlash flash(4, 512), twin(4, 512);
  TrueLog log(flash);
  std::uint64_t device_us = 0;
  int cuts = 0;
  for (int step = 0; step < 800; ++step) {
    const std::vector<std::uint8_t> was = flash.bytes;
    const TrueLog log_was = log;
    const std::uint64_t device_was_us = device_us, done_was = flash.done();
    const Known before = known(log.log);
    act(log, step, device_us);
    const Known after = known(log.log);
    const std::uint64_t bytes = flash.done() - done_was;
    for (std::uint64_t cut = 0; cut < bytes; ++cut, ++cuts) {
      twin.bytes = was;
      TrueLog again = log_was;
      again.move_to(twin);
      std::uint64_t again_us = device_was_us;
      twin.cut_after(cut);
      act(again, step, again_us);
      twin.restore_power();
      // Power comes back and, one time in seven, goes again while the clip starts.
      if (cut % 7 == 0) {
        twin.cut_after(cut % 613);
        again.restart();
        twin.restore_power();
      }
      again.restart();
      // The epoch that was being logged may have made it after all.
      std::string wrong = wrong_with(again.log, log.truth, before, after, cut % 7 == 0 ? 2 : 1);
      for (std::uint64_t i = 0; wrong.empty() && i < 3; ++i)
        if (!again.append(i * second_us)) wrong = "no way on";
      if (wrong.empty() && read_log(again.log, again.truth.back().position - 2).size() != 3)
        wrong = "what came after";
      if (!wrong.empty()) FAIL(wrong << ", cut at byte " << cut << " of step " << step);
    }
  }
  CHECK(log.log.end.sequence > 4 * 4);  // it went round more than three times
  CHECK(cuts > 20'000);
}

TEST_CASE("a write that power loss cut short never passes for one that was finished") {
  // Each byte of a slot torn off, for many contents: the two bytes of the CRC are never ffff.
  RamFlash flash(4, 4096);
  TrueLog log(flash);
  for (std::uint32_t i = 0; i < 150; ++i) {
    const std::vector<std::uint8_t> was = flash.bytes;
    const SitwellFlashLog log_was = log.log;
    log.append(i * second_us);
    const std::vector<std::uint8_t> is = flash.bytes;
    for (std::uint64_t cut = 0; cut < 21; ++cut) {
      flash.bytes = was;
      SitwellFlashLog again = log_was;
      const SitwellEpoch epoch = numbered_epoch(log.truth.back().number);
      flash.cut_after(cut);
      CHECK_FALSE(sitwell_log_append(&again, &epoch, i * second_us));
      flash.restore_power();
      sitwell_log_start(&again, &flash.flash(), 0);
      const std::size_t found = read_log(again, 0).size();
      if (flash.bytes[0] == 0xff) continue;  // the first sector's own header was cut
      if (found != i) FAIL(found << " epochs of " << i << " after " << cut << " bytes");
    }
    flash.bytes = is;
  }
}
