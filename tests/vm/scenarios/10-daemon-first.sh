# The daemon waits, a clip is plugged in, read, and pulled out again.
# checks: 4
daemon headless
clip SW-1 --unplugged
sleep 1
begin=$(now_ms)
tell SW-1 plug
within 10 "a clip is read as soon as it is plugged in" streaming SW-1
note "plugged in to live: $(($(now_ms) - begin)) ms, much of it this test's own"
sleep 2
unplug_and_stop SW-1
check "the daemon ends well" test $? = 0
complete
check "there was nothing to complain about" test "$(complaints)" = 0
