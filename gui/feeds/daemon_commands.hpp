// Requests as calls to the daemon. Private to the feeds; used on the connection's thread.
#pragma once

#include "dbus/tracker_client.hpp"
#include "gui/model/request.hpp"
#include "gui/model/world.hpp"

namespace sitwell::gui {

/// Asks, and waits for the answer. A request that is not for the daemon is answered with success
/// and does nothing.
/// Never throws: that nobody answers any more is an answer, too.
Answer answer_to(const Request& request, TrackerClient& client);

}  // namespace sitwell::gui
