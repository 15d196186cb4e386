// Postures to bouts, by tables, and what is said of them as the timeline is revised.
#include "core/bouts.hpp"

#include <chrono>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/told.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

struct Part {
  char posture;  ///< S P T(standing) M C L - (unknown) U
  int seconds;
};

Posture posture_of(char letter) {
  switch (letter) {
    case 'S': return Posture::sitting;
    case 'P': return Posture::perching;
    case 'T': return Posture::standing;
    case 'M': return Posture::moving;
    case 'C': return Posture::cycling;
    case 'L': return Posture::lying;
    case 'U': return Posture::unworn;
    default: return Posture::unknown;
  }
}

char letter_of(Posture posture) {
  for (const char letter : {'S', 'P', 'T', 'M', 'C', 'L', 'U'})
    if (posture_of(letter) == posture) return letter;
  return '-';
}

std::vector<Bout> bouts_of_parts(const std::vector<Part>& parts) {
  PostureTimeline timeline;
  Instant at{};
  for (const Part& part : parts) {
    timeline.change(at, posture_of(part.posture));
    at += std::chrono::seconds{part.seconds};
  }
  return bouts_of(timeline, at);
}

/// "S0+300(10/1)": sitting from 0 for 300 s, 10 of them interrupted, one interruption.
std::string text_of(const std::vector<Bout>& bouts) {
  std::ostringstream text;
  for (const Bout& bout : bouts) {
    text << (&bout == bouts.data() ? "" : " ") << letter_of(bout.posture)
         << (bout.begin - Instant{}) / Duration{1s} << '+' << bout.duration / Duration{1s};
    if (bout.interrupted > 0s || bout.interruptions > 0)
      text << '(' << bout.interrupted / Duration{1s} << '/' << bout.interruptions << ')';
    if (bout.posture != Posture::moving && bout.moving > 0s)
      text << 'm' << bout.moving / Duration{1s};
  }
  return text.str();
}

Instant at_s(int seconds) { return Instant{std::chrono::seconds{seconds}}; }

PostureChanged edge(int seconds, char posture) {
  return {.at = at_s(seconds), .posture = posture_of(posture), .decided = at_s(seconds)};
}

bool never_overlap(const std::vector<Bout>& bouts) {
  for (std::size_t i = 1; i < bouts.size(); ++i)
    if (bouts[i].begin < bouts[i - 1].end()) return false;
  return true;
}

/// Bouts, and a store that follows what they say.
struct Followed {
  Bouts bouts;
  BoutStore store;
  Effects effects;
  void advance(int seconds) {
    effects.clear();
    bouts.advance(at_s(seconds), effects);
    for (const Effect& effect : effects) store.apply(effect);
  }
  void close(int seconds) {
    effects.clear();
    bouts.close(at_s(seconds), effects);
    for (const Effect& effect : effects) store.apply(effect);
  }
};

}  // namespace

TEST_CASE("timelines and their bouts") {
  struct Row {
    std::string what;
    std::vector<Part> parts;
    std::string bouts;
  };
  for (const Row& row : {
           Row{"nothing", {}, ""},
           Row{"nothing known", {{'-', 100}}, ""},
           Row{"one sit", {{'S', 300}}, "S0+300"},
           Row{"sit, stand, sit", {{'S', 300}, {'T', 60}, {'S', 100}}, "S0+300 T300+60 S360+100"},
           Row{"a stand of twenty seconds", {{'S', 300}, {'T', 20}, {'S', 100}}, "S0+420(20/1)"},
           Row{"a stand of twenty-one",
               {{'S', 300}, {'T', 21}, {'S', 100}},
               "S0+300 T300+21 S321+100"},
           Row{"a stand of a second is no interruption",
               {{'S', 300}, {'T', 1}, {'S', 100}},
               "S0+401(1/0)"},
           Row{"two stands",
               {{'S', 60}, {'T', 5}, {'S', 60}, {'M', 9}, {'S', 60}},
               "S0+194(14/2)m9"},
           Row{"up and about at once is one interruption",
               {{'S', 60}, {'T', 1}, {'M', 2}, {'T', 5}, {'S', 60}},
               "S0+128(8/1)m2"},
           Row{"a short gap is bridged, not counted",
               {{'S', 60}, {'-', 15}, {'S', 60}},
               "S0+135(15/0)"},
           Row{"a long gap parts", {{'S', 60}, {'-', 25}, {'S', 60}}, "S0+60 S85+60"},
           Row{"sitting and perching are one bout", {{'S', 300}, {'P', 15}, {'S', 60}}, "S0+375"},
           Row{"a long perch is told apart",
               {{'S', 300}, {'P', 60}, {'S', 60}},
               "S0+300 P300+60 S360+60"},
           Row{"a few steps while standing", {{'T', 60}, {'M', 20}, {'T', 60}}, "T0+140m20"},
           Row{"a walk of under a minute is not told apart",
               {{'T', 60}, {'M', 59}, {'T', 60}},
               "T0+179m59"},
           Row{"a walk of a minute is", {{'T', 60}, {'M', 60}, {'T', 60}}, "T0+60 M60+60 T120+60"},
           Row{"unworn apart from unknown", {{'-', 60}, {'U', 60}, {'-', 60}}, "U60+60"},
           Row{"unworn ends a sit", {{'S', 300}, {'U', 600}, {'S', 60}}, "S0+300 U300+600 S900+60"},
           Row{"lying and cycling", {{'L', 600}, {'T', 30}, {'C', 600}}, "L0+600 T600+30 C630+600"},
       }) {
    INFO(row.what);
    CHECK(text_of(bouts_of_parts(row.parts)) == row.bouts);
  }
}

TEST_CASE("a bout that ended just as it was last said is said closed before the next one") {
  Followed followed;
  followed.bouts.change(edge(0, 'S'));
  followed.advance(100);
  followed.bouts.change(edge(100, 'U'));
  followed.advance(102);
  REQUIRE(followed.effects.size() == 2);
  CHECK_FALSE(std::get<BoutSaved>(followed.effects[0]).open);
  CHECK(std::get<BoutSaved>(followed.effects[1]).open);
}

TEST_CASE("an open bout is said every minute and closed once") {
  Followed followed;
  followed.bouts.change(edge(0, 'S'));
  int said = 0;
  for (int s = 1; s <= 300; ++s) {
    followed.advance(s);
    for (const Effect& effect : followed.effects) {
      CHECK(std::get<BoutSaved>(effect).open);
      ++said;
    }
  }
  CHECK(said == 5);  // at once, then at 61, 121 ...
  followed.close(300);
  REQUIRE(followed.effects.size() == 1);
  CHECK_FALSE(std::get<BoutSaved>(followed.effects[0]).open);
  CHECK(text_of(followed.store.bouts()) == "S0+300");
}

TEST_CASE("a posture told otherwise withdraws the bouts it changes and no others") {
  Followed followed;
  followed.bouts.change(edge(0, 'S'));
  followed.bouts.change(edge(300, 'T'));
  followed.advance(400);
  followed.bouts.change(edge(400, 'S'));
  followed.advance(500);
  followed.bouts.change(edge(310, 'S'));  // it had been a moment's standing only
  followed.advance(501);
  REQUIRE(std::holds_alternative<BoutsRevised>(followed.effects[0]));
  CHECK(text_of(followed.store.bouts()) == "S0+501(10/1)");
  followed.bouts.change(edge(50, 'L'));
  followed.advance(502);
  CHECK(text_of(followed.store.bouts()) == "S0+50 L50+452");
}

TEST_CASE("whatever is revised, the store holds the bouts of the last timeline") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::string letters = "SPTMCL-U";
    Followed followed;
    Timeline model;
    int now = 0;
    for (int step = 0; step < 60; ++step) {
      now += 1 + static_cast<int>(random() % 25);
      // Mostly now, at times minutes ago.
      const int back = random() % 4 == 0 ? static_cast<int>(random() % 300) : 0;
      const PostureChanged changed = edge(std::max(0, now - back), letters[random() % 8]);
      model.apply(changed);
      followed.bouts.change(changed);
      if (random() % 3 != 0) followed.advance(now);
      if (random() % 15 == 0) followed.close(now);
    }
    followed.close(now + 10);
    PostureTimeline last;
    for (const PostureSegment& segment : model.segments())
      last.change(segment.begin, segment.posture);
    CHECK(text_of(followed.store.bouts()) == text_of(bouts_of(last, at_s(now + 10))));
  }
}

TEST_CASE("hours of standing and walking by turns lose nothing") {
  for (const int every_s : {3, 7}) {
    INFO("every " << every_s << " s");
    Followed followed;
    constexpr int span_s = 4 * 3600;
    for (int s = 0; s < span_s; ++s) {
      if (s % every_s == 0) followed.bouts.change(edge(s, (s / every_s) % 2 == 0 ? 'T' : 'M'));
      followed.advance(s + 1);
    }
    followed.close(span_s);
    Duration total{}, moving{};
    for (const Bout& bout : followed.store.bouts()) {
      total += bout.duration;
      moving += bout.moving;
    }
    CHECK(never_overlap(followed.store.bouts()));
    CHECK(total == Duration{4h});
    CHECK(std::abs(seconds(moving) - 2 * 3600) <= every_s);
  }
}

TEST_CASE("a day of sits keeps every one of them after they have settled") {
  Followed followed;
  for (int s = 0; s < 10 * 3600; ++s) {
    if (s % 600 == 0) followed.bouts.change(edge(s, 'S'));
    if (s % 600 == 500) followed.bouts.change(edge(s, 'T'));
    followed.advance(s + 1);
  }
  followed.close(10 * 3600);
  CHECK(followed.store.bouts().size() == 120);
  CHECK(sitting_in(followed.store.bouts()) == Duration{60 * 500s});
}
