// An hour of everything that can befall a clip and its cable, at random: each second that the clip
// logged is fed once.
#include <random>
#include <utility>

#include "daemon/conversation.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace sitwell::daemon;

namespace {

/// The same on every standard library, unlike its distributions.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  double uniform() { return static_cast<double>(random_()) / 4294967296.0; }
  bool one_in(double n) { return uniform() * n < 1; }
  int below(int n) { return static_cast<int>(uniform() * n); }

 private:
  std::mt19937 random_;
};

void bad_cable(Conversation& talk, Chance& chance) {
  talk.late_us = [&chance] {
    return static_cast<std::int64_t>(chance.one_in(100) ? 300'000 * chance.uniform()
                                                        : 30'000 * chance.uniform());
  };
  talk.on_the_way = [&chance, kept = Bytes{}](Endpoint, std::vector<Bytes>& transfers) mutable {
    Bytes bytes = transfers.front();
    transfers.clear();
    if (chance.one_in(100)) bytes[std::size_t(chance.below(int(bytes.size())))] ^= 4;
    if (chance.one_in(100)) bytes.resize(std::size_t(chance.below(int(bytes.size()))));
    if (chance.one_in(100)) transfers.push_back(bytes);
    if (!chance.one_in(100)) transfers.push_back(bytes);
    if (!kept.empty()) transfers.push_back(std::exchange(kept, {}));  // late, so out of order
    if (chance.one_in(100)) kept = bytes;
  };
}

void befall(Conversation& talk, Chance& chance, bool kills) {
  switch (chance.below(kills ? 9 : 7)) {
    case 0:
    case 1: talk.unplug(); return;
    case 2: talk.plug_if_out(); return;
    case 3: talk.clip.mute = !talk.clip.mute; return;
    case 4: talk.freeze_s(8 * chance.uniform()); return;
    case 5:
      if (!chance.one_in(4)) return;
      talk.unplug();
      talk.clip.reboot();
      return;
    case 6:
      if (!talk.fed.empty()) talk.tell(Settled{talk.fed.back().end - std::chrono::minutes{8}});
      return;
    default: talk.kill(); return;
  }
}

void an_hour(unsigned seed, bool kills) {
  Chance chance(seed);
  ModelClip clip;
  // As far off as a clip may be; where a killed program has to go by the time that an earlier start
  // of the clip was told, which knows nothing of its rate, as far as crystals are.
  const double most_ppm = kills ? 50 : 500;
  clip.drift_ppm = most_ppm * (2 * chance.uniform() - 1);
  Conversation talk(clip);
  bad_cable(talk, chance);
  talk.run_s(60 * chance.uniform());
  for (const auto end_us = talk.now_us + 3'600'000'000; talk.now_us < end_us;) {
    befall(talk, chance, kills);
    talk.run_s(20 * chance.uniform() * chance.uniform());
  }
  clip.mute = false;
  talk.plug_if_out();
  talk.run_s(45);
  const Coverage found = coverage(talk);
  INFO("seed " << seed << (kills ? " with kills" : "") << ": missing " << found.missing_s
               << " s, doubled " << found.doubled_s << " s, dates off by " << found.worst_date_s
               << " s, " << found.seams << " seams, " << clip.log.size() << " s logged");
  CHECK(talk.link->state() == LinkState::streaming);
  CHECK(talk.backlogs_begun == talk.backlogs_ended);
  CHECK(found.in_order);
  CHECK(found.missing_s < 0.02 * (found.seams + 1));
  CHECK(found.doubled_s < 0.02 * (found.seams + 1));
  // What an earlier start logged is dated by a time it was told minutes before.
  CHECK(found.worst_date_s < 0.25);
}

}  // namespace

TEST_CASE("whatever befalls the cable, each second that the clip logged is fed once") {
  for (unsigned seed = 1; seed <= 6; ++seed) an_hour(seed, false);
}

TEST_CASE("whatever befalls the program too, each second that the clip logged is fed once") {
  for (unsigned seed = 1; seed <= 6; ++seed) an_hour(seed, true);
}

TEST_CASE("a thousand hours like that", "[.long]") {
  for (unsigned seed = 100; seed < 600; ++seed)
    for (const bool kills : {false, true}) an_hour(seed, kills);
}
