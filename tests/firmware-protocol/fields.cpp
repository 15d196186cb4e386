#include "firmware-protocol/fields.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "firmware-protocol/clock.h"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/log.h"

namespace sitwell::protocol_test {
namespace {

/// Numbers of one field, written or read one after another.
class Writer {
 public:
  explicit Writer(Fields& fields) : fields_(fields) {}
  template <class... Number>
  void operator()(const std::string& name, Number&... numbers) {
    std::string text;
    ((text += (text.empty() ? "" : " ") + std::to_string(numbers)), ...);
    fields_[name] = text;
  }
  void text(const std::string& name, char (&characters)[16]) {
    fields_[name] = std::string(characters, std::find(characters, characters + 16, '\0'));
  }
  void version(const std::string& name, std::uint8_t (&v)[3]) {
    fields_[name] = std::to_string(v[0]) + "." + std::to_string(v[1]) + "." + std::to_string(v[2]);
  }

 private:
  Fields& fields_;
};

class Reader {
 public:
  explicit Reader(const Fields& fields) : fields_(fields) {}
  template <class... Number>
  void operator()(const std::string& name, Number&... numbers) {
    std::istringstream words(fields_.at(name));
    (read(words, numbers), ...);
    if (!words) throw std::runtime_error("a vector lacks numbers in " + name);
  }
  void text(const std::string& name, char (&characters)[16]) {
    std::string_view(fields_.at(name)).copy(characters, 16);
  }
  void version(const std::string& name, std::uint8_t (&v)[3]) {
    std::string dotted = fields_.at(name);
    std::replace(dotted.begin(), dotted.end(), '.', ' ');
    std::istringstream words(dotted);
    for (auto& number : v) read(words, number);
  }

 private:
  template <class Number>
  static void read(std::istream& words, Number& number) {
    if constexpr (sizeof(Number) == 8) {
      words >> number;
    } else {
      long long wide = 0;
      words >> wide;
      number = static_cast<Number>(wide);
    }
  }
  const Fields& fields_;
};

template <class Visitor>
void visit(Visitor&& field, SitwellIdentity& r) {
  field.text("serial", r.serial);
  field.text("imu", r.imu);
  field.version("firmware_version", r.firmware_version);
  field("protocol_revision", r.protocol_revision);
  field("body_site", r.body_site);
  field("nominal_rate_hz", r.nominal_rate_hz);
  field("acceleration_range_mg", r.acceleration_range_mg);
  field("turn_range_dps", r.turn_range_dps);
  field("acceleration_ng_per_lsb", r.acceleration_ng_per_lsb);
  field("turn_ndps_per_lsb", r.turn_ndps_per_lsb);
  field("log_capacity", r.log_capacity);
  field("boot_id", r.boot_id);
}

template <class Visitor>
void visit(Visitor&& field, SitwellSamples& r) {
  field("sequence", r.sequence);
  field("first_us", r.first_us);
  field("interval_ns", r.interval_ns);
  field("log_end", r.log_end);
  field("count", r.count);
  for (unsigned i = 0; i < r.count; ++i) {
    auto& [a, w] = r.samples[i];
    field("sample." + std::to_string(i), a[0], a[1], a[2], w[0], w[1], w[2]);
  }
}

template <class Visitor>
void visit(Visitor&& field, SitwellStatus& r) {
  field("sequence", r.sequence);
  field("device_us", r.device_us);
  field("boot_id", r.boot_id);
  field("lost_samples", r.lost_samples);
  field("logged_epochs", r.logged_epochs);
  field("temperature_cdegc", r.temperature_cdegc);
  field("battery_mv", r.battery_mv);
  field("battery_percent", r.battery_percent);
  field("flags", r.flags);
}

template <class Visitor>
void visit(Visitor&& field, SitwellClock& r) {
  field("boot_id", r.boot_id);
  field("device_us", r.device_us);
  field("utc_us", r.utc_us);
}

template <class Visitor>
void visit(Visitor&& field, SitwellLogExtent& r) {
  field("boot_id", r.boot_id);
  field("begin", r.begin);
  field("end", r.end);
  field("overwritten", r.overwritten);
}

template <class Visitor>
void visit(Visitor&& field, SitwellLogPosition& r) {
  field("boot_id", r.boot_id);
  field("position", r.position);
}

template <class Visitor>
void visit(Visitor&& field, SitwellEpochs& r) {
  field("sequence", r.sequence);
  field("boot_id", r.boot_id);
  field("position", r.position);
  field("first_us", r.first_us);
  field("sync_device_us", r.sync_device_us);
  field("sync_utc_us", r.sync_utc_us);
  field("epoch_ms", r.epoch_ms);
  field("count", r.count);
  for (unsigned i = 0; i < r.count; ++i) {
    SitwellEpoch& e = r.epochs[i];
    field("epoch." + std::to_string(i), e.up[0][0], e.up[0][1], e.up[0][2], e.up[1][0], e.up[1][1],
          e.up[1][2], e.vertical_sd, e.total_sd, e.impact, e.swing, e.turn_rms, e.turn_peak,
          e.moment[0], e.moment[1], e.moment[2], e.moment[3], e.moment[4]);
  }
}

/// One report's codec, called by its kind's name.
struct Codec {
  SitwellKind kind;
  std::string name;
  SitwellError (*decode)(const SitwellReport&, Fields&);
  Bytes (*encode)(const Fields&);
};

template <auto decode, class Report>
SitwellError decode_into(const SitwellReport& opened, Fields& fields) {
  Report report{};
  const SitwellError error = decode(&opened, &report);
  if (error == sitwell_ok) visit(Writer(fields), report);
  return error;
}

template <auto encode, class Report>
Bytes encode_from(const Fields& fields) {
  Report report{};
  visit(Reader(fields), report);
  Bytes bytes(sitwell_report_max);
  std::size_t length = 0;
  const SitwellError error = encode(&report, bytes.data(), bytes.size(), &length);
  if (error != sitwell_ok) throw std::runtime_error(sitwell_explain(error));
  // A buffer that is exactly long enough will do, and one byte less will not.
  Bytes exact(length);
  if (encode(&report, exact.data(), length, &length) != sitwell_ok ||
      encode(&report, exact.data(), length - 1, &length) != sitwell_no_room)
    throw std::runtime_error("the room needed is not the length made");
  return exact;
}

template <class Report, auto decode, auto encode>
Codec codec(SitwellKind kind, const char* name) {
  return {kind, name, decode_into<decode, Report>, encode_from<encode, Report>};
}

const std::vector<Codec>& codecs() {
  static const std::vector<Codec> all{
      codec<SitwellIdentity, sitwell_decode_identity, sitwell_encode_identity>(
          sitwell_kind_identity, "identity"),
      codec<SitwellSamples, sitwell_decode_samples, sitwell_encode_samples>(sitwell_kind_samples,
                                                                            "samples"),
      codec<SitwellStatus, sitwell_decode_status, sitwell_encode_status>(sitwell_kind_status,
                                                                         "status"),
      codec<SitwellClock, sitwell_decode_clock, sitwell_encode_clock>(sitwell_kind_clock, "clock"),
      codec<SitwellLogExtent, sitwell_decode_log_extent, sitwell_encode_log_extent>(
          sitwell_kind_log_extent, "log_extent"),
      codec<SitwellLogPosition, sitwell_decode_log_position, sitwell_encode_log_position>(
          sitwell_kind_log_position, "log_position"),
      codec<SitwellEpochs, sitwell_decode_epochs, sitwell_encode_epochs>(sitwell_kind_epochs,
                                                                         "epochs")};
  return all;
}

}  // namespace

Decoded decode(const Bytes& bytes) {
  Decoded decoded;
  SitwellReport opened;
  decoded.error = sitwell_open(bytes.data(), bytes.size(), &opened);
  if (decoded.error != sitwell_ok) return decoded;
  for (const Codec& codec : codecs()) {
    Fields fields;
    const SitwellError error = codec.decode(opened, fields);
    if (codec.kind != opened.kind) {
      if (error != sitwell_other_kind) throw std::runtime_error("read as " + codec.name);
      continue;
    }
    decoded = {error, codec.name, fields};
  }
  return decoded;
}

Bytes encode(const std::string& kind, const Fields& fields) {
  for (const Codec& codec : codecs())
    if (codec.name == kind) return codec.encode(fields);
  throw std::runtime_error("no such kind: " + kind);
}

}  // namespace sitwell::protocol_test
