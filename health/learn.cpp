#include "health/learn.hpp"

#include <algorithm>
#include <cassert>

#include "health/learn_pages.hpp"

namespace sitwell {
namespace {

std::vector<LearnPage> all_pages() {
  using namespace pages;
  return {muscle(),    causes(),       symptoms(),   routines(), constructive_rest(),
          lunge(),     ball_release(), supporting(), warnings(), stop(),
          ask_first(), professional(), urgent(),     visit(),    limits()};
}

}  // namespace

const std::vector<LearnPage>& learn_pages() {
  static const std::vector<LearnPage> pages = all_pages();
  return pages;
}

const LearnPage* learn_page(std::string_view id) {
  const auto& pages = learn_pages();
  const auto found = std::ranges::find(pages, id, &LearnPage::id);
  return found == pages.end() ? nullptr : &*found;
}

const LearnPage& stop_page() {
  const LearnPage* page = learn_page("stop");
  assert(page);
  return *page;
}

}  // namespace sitwell
