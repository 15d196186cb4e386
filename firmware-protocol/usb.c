#include "firmware-protocol/usb.h"

#include "firmware-protocol/report.h"

/* A field a line reads better than a byte a line. */
/* clang-format off */
const uint8_t sitwell_device_descriptor[18] = {
    18, 1,      /* length, device */
    0x00, 0x02, /* USB 2.0 */
    0, 0, 0,    /* class, subclass, protocol: see the interface */
    64,         /* packets of endpoint 0 */
    SITWELL_USB_VENDOR_ID & 0xff, SITWELL_USB_VENDOR_ID >> 8,
    SITWELL_USB_PRODUCT_ID & 0xff, SITWELL_USB_PRODUCT_ID >> 8,
    0x00, 0x01, /* firmware 1.00 */
    1, 2, 3,    /* strings: manufacturer, product, serial */
    1,          /* configurations */
};

const uint8_t sitwell_configuration_descriptor[32] = {
    9, 2, 32, 0, /* length, configuration, length of all of it */
    1, 1, 0,     /* interfaces, this configuration's number, no name */
    0xc0, 50,    /* has a battery; draws 100 mA at most */

    9, 4, sitwell_usb_interface, 0, 2, /* length, interface, its number, setting, endpoints */
    sitwell_usb_class, sitwell_usb_subclass, sitwell_protocol_version, 0,

    7, 5, sitwell_usb_live_endpoint, 3, sitwell_usb_packet_size, 0, 8, /* interrupt, each 8 ms */
    7, 5, sitwell_usb_log_endpoint, 2, sitwell_usb_packet_size, 0, 0,  /* bulk */
};
