// sitwell learn: what there is to read about the muscle, the routines and their limits.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/coach/commands.hpp"
#include "cli/prose.hpp"
#include "cli/table_file.hpp"
#include "health/learn.hpp"

namespace sitwell::cli {
namespace {

Json to_json(const LearnPage& page) {
  Json json{{"id", page.id}, {"title", page.title}, {"paragraphs", page.paragraphs}};
  json["rows"] = Json::array();
  for (const LearnRow& row : page.rows)
    json["rows"].push_back({{"title", row.title}, {"text", row.text}, {"sitwell", row.sitwell}});
  return json;
}

void print_json(const std::vector<const LearnPage*>& pages) {
  Json json{{"format", "sitwell learn"}, {"version", 1}};
  json["pages"] = Json::array();
  for (const LearnPage* page : pages) json["pages"].push_back(to_json(*page));
  fmt::print("{}\n", json.dump(2));
}

void print_page(const Screen& screen, const LearnPage& page) {
  fmt::print("  {}\n", screen.paint(Ink::bold, page.title));
  for (const std::string& text : page.paragraphs) fmt::print("\n{}", paragraph(screen, text));
  for (const LearnRow& row : page.rows) {
    fmt::print("\n{}", item(screen, "◆ ", screen.paint(Ink::bold, row.title)));
    if (!row.text.empty()) fmt::print("{}", paragraph(screen, row.text, 4));
    if (!row.sitwell.empty()) fmt::print("{}", item(screen, "Sitwell: ", row.sitwell, 4));
  }
}

const LearnPage& page_named(const std::string& id) {
  const LearnPage* page = learn_page(id);
  if (!page)
    throw UnusableInput(
        fmt::format("there is no page {}; `sitwell learn list` names them", shown(id)));
  return *page;
}

}  // namespace

void learn(const LearnOptions& options) {
  std::vector<const LearnPage*> pages;
  if (options.page.empty())
    for (const LearnPage& page : learn_pages()) pages.push_back(&page);
  else
    pages.push_back(&page_named(options.page));
  if (options.json) return print_json(pages);
  const Screen screen = screen_of(stdout);
  for (const LearnPage* page : pages) {
    if (page != pages.front()) fmt::print("\n\n");
    print_page(screen, *page);
  }
}

void list_learn_pages(const LearnOptions& options) {
  if (options.json) return learn({.page = {}, .json = true});
  int widest = 0;
  for (const LearnPage& page : learn_pages()) widest = std::max(widest, width_of(page.id));
  for (const LearnPage& page : learn_pages())
    fmt::print("  {}  {}\n", left(page.id, widest), page.title);
}

}  // namespace sitwell::cli
