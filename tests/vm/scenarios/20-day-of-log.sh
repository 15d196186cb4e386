# A day of wear in the clip's log, read at once.
# checks: 3
worn=24h
clip SW-1
until_true 10 node SW-1
udevadm settle
begin=$(now_ms)
daemon headless
within 60 "24 h of log are read" streaming SW-1
note "24 h of log took $(($(now_ms) - begin)) ms on this emulated processor"
within 10 "the clip is told that they are safe" at_least 80000 stat_of SW-1 acknowledged
unplug_and_stop SW-1
complete
