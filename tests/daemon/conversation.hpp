// A link and a model clip talking over a cable that can be made to fail, in simulated time; and
// what came of it, checked against what is true of the clip.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "daemon/clip/link.hpp"
#include "daemon/model_clip.hpp"

struct Conversation {
  using Status = sitwell::daemon::TransferStatus;
  using Endpoint = sitwell::daemon::Endpoint;

  explicit Conversation(ModelClip& model);
  Conversation(ModelClip& model, sitwell::daemon::ClipRegistry& shared,
               const sitwell::daemon::LinkSettings& settings = {});

  void plug();
  void plug_if_out();
  void unplug();
  /// The program is killed and started again: nothing is remembered here, the clip notices nothing
  /// but that its stream is not collected.
  void kill();
  /// The program is stopped for so long; what the clip sends is lost but for the last second.
  void freeze_s(double seconds);
  /// Lets so much time pass, moving everything that is due.
  void run_s(double seconds);
  void run_until(const std::function<bool()>& done, double at_most_s = 60);
  void tell(const sitwell::daemon::LinkEvent& event);

  [[nodiscard]] bool said(const std::string& part) const;
  [[nodiscard]] int requests(SitwellRequest request) const;

  // What can go wrong; each is asked every time.
  std::function<Status(SitwellRequest)> control_status = [](SitwellRequest) {
    return Status::completed;
  };
  std::function<void(SitwellRequest, Bytes&)> control_reply = [](SitwellRequest, Bytes&) {};
  /// May change the bytes, or take the transfer away (nothing arrives), or repeat it.
  std::function<void(Endpoint, std::vector<Bytes>&)> on_the_way = [](Endpoint,
                                                                     std::vector<Bytes>&) {};
  std::function<Status(Endpoint)> endpoint_status = [](Endpoint) { return Status::completed; };
  std::function<std::int64_t()> late_us = [] { return std::int64_t{1000}; };
  sitwell::daemon::OpenResult open_result = sitwell::daemon::OpenResult::opened;

  ModelClip& clip;
  std::int64_t now_us = 1'000'000'000;  ///< true time, which is also boot time
  std::int64_t utc_ahead_us = 1'700'000'000'000'000;
  sitwell::daemon::ClipRegistry own_registry;
  sitwell::daemon::ClipRegistry& registry;
  sitwell::daemon::LinkSettings settings;
  std::optional<sitwell::daemon::Link> link;

  /// Everything that was fed, with when it truly was. What is said anew replaces what was said.
  struct Fed {
    sitwell::Instant begin, end;
    std::int64_t true_begin_us, true_end_us;
    enum { sample, epoch, lost } kind;
  };
  std::vector<Fed> fed;
  std::vector<std::string> words;   ///< what was said of troubles
  std::vector<std::string> news;    ///< ...and of what goes as it should
  std::vector<std::string> script;  ///< requests, port actions, backlog edges, in order
  std::vector<SitwellRequest> requested;
  int backlogs_begun = 0, backlogs_ended = 0;
  bool first_backlog = false;

 private:
  struct Due {
    std::int64_t at_us;
    SitwellRequest request;
    Status status;
    Bytes reply;
  };
  void act(const sitwell::daemon::LinkAction& action);
  void tick();
  void deliver(Endpoint endpoint, std::deque<Bytes>& queue);
  void record(const sitwell::Input& input);
  void no_device();

  bool plugged_ = false, open_ = false, opening_ = false, closing_ = false;
  std::array<bool, 2> listening_{};
  std::vector<Due> due_;
  std::int64_t live_at_us_ = 0;
  std::int64_t left_at_us_ = 0, back_at_us_ = 0;
  sitwell::daemon::LinkActions actions_;
};

/// How well the fed inputs tell what the clip lived: see the members.
struct Coverage {
  bool in_order = true;     ///< nothing fed twice or out of order, by either time
  double missing_s = 0;     ///< of the seconds logged, not fed; gaps in live below a second count
                            ///< as fed
  double doubled_s = 0;     ///< fed twice
  double worst_date_s = 0;  ///< the largest error of a date
  int seams = 0;            ///< between live readings and logged epochs, either way
};
Coverage coverage(const Conversation& talk);
