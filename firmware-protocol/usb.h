/* What a clip says of itself on the bus and what it may be asked there: ids, endpoints, requests
   and descriptors. docs/protocol.md is the specification; this is the same in C99, for firmware,
   emulator and daemon alike. */
#ifndef SITWELL_FIRMWARE_PROTOCOL_USB_H
#define SITWELL_FIRMWARE_PROTOCOL_USB_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* pid.codes' ids for private testing. Whoever passes clips on to others applies for ids of their
   own and changes them here and in the udev rule: docs/protocol.md, "Vendor and product id". */
#ifndef SITWELL_USB_VENDOR_ID
#define SITWELL_USB_VENDOR_ID 0x1209
#endif
#ifndef SITWELL_USB_PRODUCT_ID
#define SITWELL_USB_PRODUCT_ID 0x0001
#endif

enum {
  sitwell_usb_class = 0xff,    /* vendor specific */
  sitwell_usb_subclass = 0x53, /* an S: test ids are everybody's, so this is looked at too */
  sitwell_usb_interface = 0,
  sitwell_usb_live_endpoint = 0x81, /* interrupt IN */
  sitwell_usb_log_endpoint = 0x82,  /* bulk IN */
  sitwell_usb_packet_size = 64,     /* the most full speed allows for both */
  sitwell_usb_request_in = 0xc0,    /* bmRequestType: vendor, device, to the computer */
  sitwell_usb_request_out = 0x40    /* bmRequestType: vendor, device, to the clip */
};

/** bRequest of the vendor requests. A clip stalls what it does not know or cannot do. */
typedef enum SitwellRequest {
  sitwell_request_get_identity = 1, /**< IN: an identity report */
  sitwell_request_get_status = 2,   /**< IN: a status report */
  sitwell_request_set_stream = 3,   /**< OUT, wValue: samples a report, 1 to 16; 0 stops */
  sitwell_request_get_clock = 4,    /**< IN: a clock report */
  sitwell_request_set_clock = 5,    /**< OUT: a clock report */
  sitwell_request_get_log = 6,      /**< IN: a log extent report */
  sitwell_request_read_log = 7,     /**< OUT: a log position report; epochs follow on bulk */
  sitwell_request_erase_log = 8,    /**< OUT: a log position report; what is before it may go */
  sitwell_request_set_body_site = 9 /**< OUT, wValue: 0 thigh, 1 pelvis; kept over power loss */
} SitwellRequest;

/** As sent on the bus. bcdDevice, at 12, is the firmware's version: firmware puts its own there. */
extern const uint8_t sitwell_device_descriptor[18];
/** Configuration, interface and both endpoints, as sent on the bus. */
extern const uint8_t sitwell_configuration_descriptor[32];

#ifdef __cplusplus
}
#endif

#endif
