#include "config/file_complaints.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitwell {
namespace {

constexpr std::size_t most = 100;  // whoever reads them

}  // namespace

void FileComplaints::add(Place place, std::string what) {
  if (!full()) all_.push_back({place, std::move(what)});
}

bool FileComplaints::full() const { return all_.size() == most; }

std::vector<std::string> FileComplaints::texts() const {
  std::vector<At> sorted = all_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const At& a, const At& b) { return a.place < b.place; });
  std::vector<std::string> texts;
  for (const auto& [place, what] : sorted)
    texts.push_back(fmt::format("{}:{}:{}: {}", path_.string(), place.line, place.column, what));
  return texts;
}

}  // namespace sitwell
