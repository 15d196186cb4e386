# A clip that was there before the daemon, a daemon that is started twice, and one after the other.
# checks: 5
clip SW-1
until_true 10 node SW-1
daemon headless
within 15 "a clip that was there first is read" streaming SW-1
check "a second daemon is told of the first" \
  eval 'as headless sitwelld --db "$PWD/history.db" 2>&1 | grep -q "already running"'
stop
check "told to end, it ends well" test $? = 0
daemon headless
within 15 "the next one reads on" streaming SW-1
sleep 2
unplug_and_stop SW-1
complete
