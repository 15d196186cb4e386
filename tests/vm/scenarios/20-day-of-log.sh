# A day of wear in the clip's log, read at once. The bar of 10 s is for a real processor; this one is
# emulated.
# checks: 2
worn=24h
clip SW-1
until_true 10 node SW-1
udevadm settle
begin=$(now_ms)
daemon headless
within 90 "24 h of log are read, stored, and the clip told so" at_least 70000 stat_of SW-1 acknowledged
note "24 h of log took $(($(now_ms) - begin)) ms"
sleep 2
note "its memory (PSS) after that: $(awk '/^Pss:/ { print $2 }' "/proc/$daemon/smaps_rollup") kB"
unplug_and_stop SW-1
complete 3 # in the morning a hand picks the clip up and puts it on
