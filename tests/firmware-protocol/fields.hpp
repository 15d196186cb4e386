// Reports to and from the names and values of the golden vectors.
#pragma once

#include <string>

#include "firmware-protocol/report.h"
#include "firmware-protocol/vector_file.hpp"

namespace sitwell::protocol_test {

/// What the codec finds in the bytes: an error, or every field of the report.
struct Decoded {
  SitwellError error = sitwell_ok;
  std::string kind;
  Fields fields;
};
Decoded decode(const Bytes& bytes);

/// What the codec makes of the fields. Throws std::runtime_error where it refuses them.
Bytes encode(const std::string& kind, const Fields& fields);

}  // namespace sitwell::protocol_test
