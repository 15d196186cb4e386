// Control requests one at a time, in the order asked, each tried twice. Part of a link.
#pragma once

#include <deque>
#include <optional>

#include "core/time.hpp"
#include "firmware-protocol/usb.h"

namespace sitwell::daemon {

class Requests {
 public:
  /// A port answers within a second; one that has not by then never will.
  static constexpr Duration limit = std::chrono::milliseconds{2500};

  /// Does nothing where the same request waits already.
  void ask(SitwellRequest request);
  /// The one to send now, if it is time for one.
  std::optional<SitwellRequest> send(Instant now);
  [[nodiscard]] bool is_out(SitwellRequest request) const { return out_ && *out_ == request; }
  [[nodiscard]] Instant sent_at() const { return sent_at_; }
  void succeeded();
  /// True when it is given up; otherwise it will be sent again.
  bool failed();
  /// What waits is forgotten; what is out stays out.
  void forget_waiting();
  /// The port is closed: nothing is out any more.
  void clear();
  /// The one that is out fails then.
  [[nodiscard]] std::optional<Instant> deadline() const;
  [[nodiscard]] std::optional<SitwellRequest> out() const { return out_; }
  /// We were stopped: the answer may still come.
  void wait_anew(Instant now) { waited_since_ = now; }

 private:
  std::deque<SitwellRequest> waiting_;
  std::optional<SitwellRequest> out_;
  Instant sent_at_{};
  Instant waited_since_{};
  bool again_ = false;
};

}  // namespace sitwell::daemon
