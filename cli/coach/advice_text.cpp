#include "cli/coach/advice_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/prose.hpp"

namespace sitwell::cli {
namespace {

struct LevelLook {
  int urgency;
  Frame frame;
  Ink ink;
  std::string_view words;
};

LevelLook look_of(const std::string& level) {
  if (level == name_of(AdviceLevel::urgent)) return {3, Frame::heavy, Ink::bad, "URGENT"};
  if (level == name_of(AdviceLevel::professional))
    return {2, Frame::light, Ink::hour_long, "See a professional"};
  if (level == name_of(AdviceLevel::ask_first))
    return {1, Frame::light, Ink::prolonged, "Ask first"};
  return {0, Frame::light, Ink::plain, "Note"};
}

}  // namespace

std::string advice_text(const Screen& screen, std::vector<CoachAdvice> advice) {
  std::stable_sort(advice.begin(), advice.end(), [](const CoachAdvice& a, const CoachAdvice& b) {
    return look_of(a.level).urgency > look_of(b.level).urgency;
  });
  std::string text;
  for (const CoachAdvice& said : advice) {
    const LevelLook look = look_of(said.level);
    text +=
        box(screen, look.frame, look.ink, fmt::format("{}: {}", look.words, said.title), said.text);
  }
  return text;
}

nlohmann::ordered_json advice_json(const std::vector<CoachAdvice>& advice) {
  auto json = nlohmann::ordered_json::array();
  for (const CoachAdvice& said : advice)
    json.push_back(
        {{"level", said.level}, {"about", said.about}, {"title", said.title}, {"text", said.text}});
  return json;
}

std::vector<CoachAdvice> as_told(const std::vector<Advice>& advice) {
  std::vector<CoachAdvice> told;
  for (const Advice& said : advice)
    told.push_back({std::string{name_of(said.level)}, said.about, said.title, said.text});
  return told;
}

}  // namespace sitwell::cli
