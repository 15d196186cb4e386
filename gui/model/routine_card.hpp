// One routine as a card: the part of the routines' view models that a list and a page in full
// share.
#pragma once

#include <map>

#include "gui/model/routines_view.hpp"

namespace sitwell::gui {

/// What all cards go by, made once for them.
struct RoutineFacts {
  Plan plan;
  struct Done {
    std::chrono::local_days last{};
    int this_week = 0;
  };
  std::map<std::string, Done> done;  ///< by identifier
  bool all_known = false;            ///< the whole history was looked at
};
RoutineFacts routine_facts(const World& world);
RoutineCard routine_card(const World& world, const RoutineFacts& facts,
                         const CatalogueEntry& entry);

}  // namespace sitwell::gui
