// Why a caller on the bus does not get what it asks for, thrown by whoever carries it out; and by
// whom. No D-Bus in here.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace sitwell::daemon {

/// A command that cannot be carried out; becomes the D-Bus error org.sitwell.Error.NAME.
class CommandRefused : public std::runtime_error {
 public:
  CommandRefused(std::string name, const std::string& message)
      : std::runtime_error(message), name_(std::move(name)) {}
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_;
};

/// Arguments that make no sense; what() says what is expected. Becomes D-Bus's InvalidArgs.
class InvalidArguments : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace sitwell::daemon
