# Time in which nobody here could listen: the daemon is stopped, then the whole machine.
# checks: 6
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
kill -STOP "$daemon"
sleep 5
kill -CONT "$daemon"
within 10 "after 5 s of standing still it reads on" streaming SW-1
sleep 2
check "the clip is not blamed for it" not said 'silent'
offset() { echo $(($(cat /sys/class/rtc/rtc0/since_epoch) - $(date +%s))); }
before=$(offset)
echo "HOST-FREEZE 3"
within 10 "the machine was frozen, and its clock with it" eval '[ $(($(offset) - before)) -ge 2 ]'
sleep 2
check "nobody complains" not said 'silent|error'
unplug_and_stop SW-1
complete
