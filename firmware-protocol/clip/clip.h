/* A clip above its hardware: readings into batches and epochs, epochs into a log in flash, and the
   answers to what a computer asks. Firmware gives it a SitwellHardware and calls it; so does the
   emulated clip. No libc, no heap; one caller, never from two interrupt levels at once.
   docs/protocol.md says what goes over the cable, docs/build-a-clip.md how to port this.
 */
#ifndef SITWELL_FIRMWARE_PROTOCOL_CLIP_CLIP_H
#define SITWELL_FIRMWARE_PROTOCOL_CLIP_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "firmware-protocol/clip/epoch_maker.h"
#include "firmware-protocol/clip/flash_log.h"
#include "firmware-protocol/identity.h"
#include "firmware-protocol/live.h"
#include "firmware-protocol/usb.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What the clip wants of the sensor and the processor. */
typedef enum SitwellPower {
  sitwell_power_awake, /**< readings at the full rate */
  sitwell_power_asleep /**< no readings; wake on motion, or when the cable is plugged in */
} SitwellPower;

typedef struct SitwellBattery {
  uint16_t millivolts; /**< 0 where it cannot be told */
  uint8_t percent;     /**< sitwell_battery_unknown where it cannot be told */
  bool charging;
} SitwellBattery;

/** What the clip core asks of its board. `context` is handed back with every call. */
typedef struct SitwellHardware {
  void* context;
  /** Microseconds since power on, by the crystal; never goes back, does not stop in sleep. */
  uint64_t (*now_us)(void* context);
  /** Takes up to `capacity` readings out of the sensor's FIFO, oldest first, and says when the last
      of those was taken, by now_us's clock. Returns how many, 0 when there are none yet; a negative
      number when the sensor does not answer. Called again until it returns less than `capacity`. */
  int (*read_fifo)(void* context, SitwellSample* readings, size_t capacity, uint64_t* last_us);
  /** Readings lost because the FIFO ran over, since power on. */
  uint32_t (*fifo_lost)(void* context);
  SitwellFlash flash;
  /** Hands a report to an endpoint (0x81 or 0x82), which sends it with a short or an empty packet
      at its end. False: the one before is still going out; it is offered again at the next run. */
  bool (*usb_send)(void* context, uint8_t endpoint, const uint8_t* bytes, size_t size);
  SitwellBattery (*battery)(void* context);
  int16_t (*temperature_cdegc)(void* context);
  void (*set_power)(void* context, SitwellPower power);
} SitwellHardware;

/** What SITWELL_STALL means: answer this control transfer with a stall. */
enum { sitwell_stall = -1 };

enum { sitwell_clip_queue = 8 }; /* reports that wait for the live endpoint: 1 s of batches of 12 */

/** A report on its way to an endpoint. */
typedef struct SitwellOutgoing {
  uint16_t size;
  uint8_t bytes[sitwell_samples_length_max];
} SitwellOutgoing;

/** The live endpoint: readings being gathered, and reports that wait. */
typedef struct SitwellLiveStream {
  uint8_t readings_a_report; /**< 0: off */
  uint32_t sequence;         /**< of the next report */
  uint64_t status_due_us;
  SitwellSamples batch;
  uint8_t waiting, oldest; /**< in the queue: how many, and where they begin */
  SitwellOutgoing queue[sitwell_clip_queue];
} SitwellLiveStream;

/** The log endpoint. */
typedef struct SitwellLogStream {
  bool reading;
  uint32_t sequence; /**< of the next report */
  SitwellLogPlace place;
  SitwellEpochs epochs;
  uint16_t size; /**< of the report that waits; 0: none */
  uint8_t bytes[sitwell_epochs_length_max];
} SitwellLogStream;

/** When readings were taken, by the crystal. */
typedef struct SitwellPace {
  bool known; /**< there is a reading to count from */
  uint64_t last_us;
  uint32_t fifo_lost;
  uint32_t readings; /**< that the mean is of, up to its memory */
  uint64_t interval; /**< mean, 1/256 ns */
} SitwellPace;

/** Whether anybody wears it. */
typedef struct SitwellStillness {
  uint32_t seconds; /**< that it has not stirred */
  int16_t up[3];    /**< then */
} SitwellStillness;

typedef struct SitwellClip { /* private; here so that firmware can place it */
  const SitwellHardware* hardware;
  SitwellIdentity identity;
  SitwellEpochMaker maker;
  SitwellFlashLog log;
  SitwellPower power;
  bool attached;
  bool imu_failed;
  uint8_t flags; /* of the last look */
  uint64_t look_due_us;
  SitwellPace pace;
  SitwellStillness stillness;
  SitwellLiveStream live;
  SitwellLogStream reader;
} SitwellClip;

/** Starts after power on: finds the log in flash, takes the next boot id. `identity` says what
    board this is; its boot_id, log_capacity, protocol_revision and, where one was set, body_site
    are the clip's to fill in. The clip keeps the pointer to the hardware. */
void sitwell_clip_start(SitwellClip* clip, const SitwellHardware* hardware,
                        const SitwellIdentity* identity);

/** Moves on: takes readings from the FIFO, logs epochs, sends what there is to send. To be called
    whenever the FIFO has some, an endpoint became free, or a control request was answered; at least
    twice a second while awake. While the log is read, an offer to an endpoint is repeated until
    usb_send declines, but no more than 32 times, so that readings are not kept waiting. */
void sitwell_clip_run(SitwellClip* clip);

/** The cable: true when a computer has configured the device; false when it is unplugged, reset or
    suspended, which ends the stream and a log being read. */
void sitwell_clip_attach(SitwellClip* clip, bool attached);

/** The sensor noticed motion while asleep. */
void sitwell_clip_wake(SitwellClip* clip);

/** Answers a vendor request. `data` is what came with an OUT request. For an IN request the report
    is written to `reply` (room for sitwell_report_max) and its length returned; for OUT 0 is
    returned; sitwell_stall for what is unknown, damaged or cannot be done, a stream or the log
    before sitwell_clip_attach among it. */
int sitwell_clip_control(SitwellClip* clip, uint8_t request_type, uint8_t request, uint16_t value,
                         const uint8_t* data, size_t size, uint8_t* reply);

#ifdef __cplusplus
}
#endif

#endif
