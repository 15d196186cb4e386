#include "firmware-protocol/identity.h"

#include "firmware-protocol/body.h"
#include "firmware-protocol/bytes.h"

enum { body_length = sitwell_identity_length - sitwell_header_length - sitwell_crc_length };

SitwellError sitwell_encode_identity(const SitwellIdentity* identity, uint8_t* bytes,
                                     size_t capacity, size_t* length) {
  if (!sitwell_has_room(capacity, body_length)) return sitwell_no_room;
  if ((unsigned)identity->body_site > sitwell_site_pelvis) return sitwell_value_out_of_range;
  uint8_t* body = bytes + sitwell_header_length;
  for (int i = 0; i < sitwell_text_length; ++i) {
    body[i] = (uint8_t)identity->serial[i];
    body[16 + i] = (uint8_t)identity->imu[i];
  }
  for (int i = 0; i < 3; ++i) body[32 + i] = identity->firmware_version[i];
  body[35] = identity->protocol_revision;
  body[36] = (uint8_t)identity->body_site;
  body[37] = identity->nominal_rate_hz;
  sitwell_put16(body + 38, identity->acceleration_range_mg);
  sitwell_put16(body + 40, identity->turn_range_dps);
  sitwell_put32(body + 42, identity->acceleration_ng_per_lsb);
  sitwell_put32(body + 46, identity->turn_ndps_per_lsb);
  sitwell_put32(body + 50, identity->log_capacity);
  sitwell_put32(body + 54, identity->boot_id);
  *length = sitwell_seal(bytes, sitwell_kind_identity, 0, body_length);
  return sitwell_ok;
}

SitwellError sitwell_decode_identity(const SitwellReport* report, SitwellIdentity* identity) {
  const SitwellError error = sitwell_check_body(report, sitwell_kind_identity, body_length);
  if (error != sitwell_ok) return error;
  const uint8_t* body = report->body;
  if (body[36] > sitwell_site_pelvis) return sitwell_value_out_of_range;
  for (int i = 0; i < sitwell_text_length; ++i) {
    identity->serial[i] = (char)body[i];
    identity->imu[i] = (char)body[16 + i];
  }
  for (int i = 0; i < 3; ++i) identity->firmware_version[i] = body[32 + i];
  identity->protocol_revision = body[35];
  identity->body_site = (SitwellBodySite)body[36];
  identity->nominal_rate_hz = body[37];
  identity->acceleration_range_mg = sitwell_get16(body + 38);
  identity->turn_range_dps = sitwell_get16(body + 40);
  identity->acceleration_ng_per_lsb = sitwell_get32(body + 42);
  identity->turn_ndps_per_lsb = sitwell_get32(body + 46);
  identity->log_capacity = sitwell_get32(body + 50);
  identity->boot_id = sitwell_get32(body + 54);
  return sitwell_ok;
}
