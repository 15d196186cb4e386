# The clip restarts: another boot id, device time from 0, its log as it was. Its battery runs low.
# checks: 5
clip SW-1
daemon headless
within 15 "the clip is read" streaming SW-1
boot=$(stat_of SW-1 boot_id)
tell SW-1 reboot
within 5 "it has another boot id" eval '[ "$(stat_of SW-1 boot_id)" != $boot ]'
within 10 "it is read again" streaming SW-1
tell SW-1 battery 5
within 5 "that its battery is low is said" said 'battery of SW-1 is low'
sleep 2
unplug_and_stop SW-1
complete
