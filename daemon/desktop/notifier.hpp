// The seam to whatever can put a prompt before the wearer's eyes: a notification server on the
// session bus, or the terminal. Lives on the event loop's thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitwell::daemon {

struct NoticeAction {
  std::string key;  ///< what acted() is told
  std::string label;
};

/// What is to be read. Plain text; whoever shows it escapes it where its server wants markup.
struct Notice {
  std::string summary;
  std::string body;
  /// For servers without buttons: what to type or click instead, a sentence.
  std::string hint;
  /// In order of importance; the first is also what a click on the notification itself means.
  std::vector<NoticeAction> actions;
  bool sound = false;
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// Called from the event loop; may show and close from there, but not destroy the notifier.
class NotifierListener {
 public:
  virtual ~NotifierListener() = default;
  /// The wearer chose that action of the notice on show.
  virtual void acted(std::string_view key) = 0;
  /// What the wearer should know of the notifier, a sentence, once each time it changes.
  virtual void say(const std::string& text) = 0;
};

/// At most one notice is on show; showing another replaces it in place.
class Notifier {
 public:
  virtual ~Notifier() = default;
  /// Until it is closed, acted on or dismissed. A server that dies or is replaced meanwhile shows
  /// it again when it is back; one that the wearer dismissed, or that the server let expire, stays
  /// away until it is shown anew.
  virtual void show(const Notice& notice) = 0;
  virtual void close() = 0;
  /// For doctor: who shows it and what that one can do, a sentence.
  [[nodiscard]] virtual std::string describe() const = 0;
  /// Somebody is there who can show it.
  [[nodiscard]] virtual bool live() const = 0;
};

}  // namespace sitwell::daemon
