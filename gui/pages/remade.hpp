// A view model that a page keeps, made anew only when the world or the page's own choices changed.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace sitwell::gui {

template <class View>
class Remade {
 public:
  /// `make` is called when that revision was not seen, or after forget().
  template <class Make>
  const View& get(std::uint64_t revision, Make&& make) {
    if (!view_ || revision != revision_) view_ = std::forward<Make>(make)();
    revision_ = revision;
    return *view_;
  }
  /// A choice of the page has changed.
  void forget() { view_.reset(); }

 private:
  std::optional<View> view_;
  std::uint64_t revision_ = 0;
};

}  // namespace sitwell::gui
