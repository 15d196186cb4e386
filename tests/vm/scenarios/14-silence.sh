# A clip that is plugged in and says nothing: the wearer knows within five seconds.
# checks: 4
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
tell SW-1 silence
mark
within 5 "that it is silent is said within 5 s, and what to do" said 'SW-1 is silent.*unplug it and plug it in'
tell SW-1 talk
within 10 "once it talks it is read again" streaming SW-1
sleep 2
unplug_and_stop SW-1
complete
