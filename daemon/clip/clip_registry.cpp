#include "daemon/clip/clip_registry.hpp"

namespace sitwell::daemon {

ClipMemory& ClipRegistry::remember(const std::string& serial) {
  ClipMemory& memory = clips_[serial];
  memory.serial = serial;
  return memory;
}

std::optional<BodySite> ClipRegistry::site_of(const std::string& serial, BodySite own) const {
  const auto use = uses_.find(serial);
  return use == uses_.end() ? own : use->second;
}

std::optional<std::string> ClipRegistry::claim(BodySite site, const std::string& serial,
                                               int holder) {
  Place& place = places_[static_cast<std::size_t>(site)];
  if (place.holder != 0 && place.holder != holder) return place.serial;
  // A clip is in one place only, on the body and on the bus: the memory of it is not shared.
  for (const Place& other : places_)
    if (other.holder != 0 && other.holder != holder && other.serial == serial) return serial;
  release(holder);
  place = {holder, serial};
  return {};
}

void ClipRegistry::release(int holder) {
  for (Place& place : places_)
    if (place.holder == holder) place = {};
}

}  // namespace sitwell::daemon
