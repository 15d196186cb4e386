#include "accuracy/recorded.hpp"

#include <map>

namespace sitwell::accuracy {

Recorded::Recorded(const std::filesystem::path& path, const ColumnChoice& columns)
    : name(path.stem().stem().string()), wearer(wearer_of(name)) {
  RecordingRows reader(path, columns);
  for (ReplayRow row; reader.next(row);) {
    row.label = *labels.emplace(row.label).first;
    rows.push_back(row);
  }
}

std::string wearer_of(const std::string& name) {
  const std::string set = name.substr(0, name.find('_'));
  if (set == "motionsense") return name.substr(0, name.size() - 1);
  // DiFronzo: s01_exp01 and the like; the set's README says who had two phones on.
  static const std::map<std::string, std::string> two_phones{
      {"s03", "s01"}, {"s04", "s02"}, {"s07", "s05"}};
  if (name.find("_exp") != std::string::npos) {
    const auto same = two_phones.find(set);
    return "difronzo_" + (same == two_phones.end() ? set : same->second);
  }
  return name;
}

bool MemoryRows::next(ReplayRow& row) {
  if (next_ == recorded_.rows.size()) return false;
  row = recorded_.rows[next_++];
  return true;
}

}  // namespace sitwell::accuracy
