// What a CoachClient works on, owned by its TrackerClient; private to both.
#pragma once

#include <memory>

#include "dbus/bus_peer.hpp"
#include "dbus/coach_client.hpp"

namespace sitwell {

struct CoachClient::State {
  explicit State(bus::Peer& on) : peer(on) {}

  CoachStatus fetch();
  void listen();
  /// What needs calls of its own, outside the callbacks; `back`: the daemon has come back.
  void catch_up(bool back);

  bus::Peer& peer;
  bus::PeerObject coach{peer, "/org/sitwell/Coach1", "org.sitwell.Coach1"};
  CoachListener listener;
  CoachStatus status;
  bool stale = false;
  std::unique_ptr<sdbus::IProxy> signals;
};

}  // namespace sitwell
