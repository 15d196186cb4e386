#include "daemon/clip/requests.hpp"

#include <algorithm>
#include <utility>

namespace sitwell::daemon {

void Requests::ask(SitwellRequest request) {
  if (std::find(waiting_.begin(), waiting_.end(), request) == waiting_.end())
    waiting_.push_back(request);
}

std::optional<SitwellRequest> Requests::send(Instant now) {
  if (out_ || waiting_.empty()) return {};
  out_ = waiting_.front();
  waiting_.pop_front();
  sent_at_ = waited_since_ = now;
  return out_;
}

void Requests::succeeded() {
  out_.reset();
  again_ = false;
}

bool Requests::failed() {
  const SitwellRequest request = *out_;
  out_.reset();
  again_ = !again_;
  if (again_) {
    std::erase(waiting_, request);
    waiting_.push_front(request);
  }
  return !again_;
}

void Requests::forget_waiting() {
  waiting_.clear();
  again_ = false;
}

void Requests::clear() {
  forget_waiting();
  out_.reset();
}

std::optional<Instant> Requests::deadline() const {
  return out_ ? std::optional(waited_since_ + limit) : std::nullopt;
}

}  // namespace sitwell::daemon
