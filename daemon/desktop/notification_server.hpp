// What a notification server is able to do, and a notice put the way it can show it. Pure.
#pragma once

#include <string>
#include <vector>

#include "daemon/desktop/notifier.hpp"

namespace sitwell::daemon {

/// Until it has said so, nothing is expected of it but text.
struct NotificationServer {
  std::string name = "the notification server";  ///< with its version; made printable
  bool actions = false;                          ///< says which one was chosen
  bool buttons = false;                          ///< and shows them all...
  bool lists_default = false;                    ///< ...with what a click on the notification means
  bool leaves_closed = false;                    ///< on the screen: only what has expired goes
  bool body = true;
  bool markup = false;
  bool sound = false;
  bool persistence = false;  ///< keeps what was not seen

  /// As GetServerInformation and GetCapabilities said.
  void introduce(const std::string& said_name, const std::string& version,
                 const std::vector<std::string>& capabilities);
  /// "dunst 1.9.0 shows prompts, without buttons"
  [[nodiscard]] std::string described() const;
};

[[nodiscard]] std::string summary_for(const NotificationServer& server, const Notice& notice);
/// Escaped where it would be read as markup; with the hint where there are no buttons.
[[nodiscard]] std::string body_for(const NotificationServer& server, const Notice& notice);
/// Keys and labels in turn, as Notify takes them; "default" is a click on the notification itself.
[[nodiscard]] std::vector<std::string> actions_for(const NotificationServer& server,
                                                   const Notice& notice);

}  // namespace sitwell::daemon
