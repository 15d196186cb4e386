# Crystals that are wrong by 500 ppm: a second of the clip is nearly a second.
# checks: 3
clip SW-1 --drift 500
daemon headless
within 15 "a clip that runs fast is read" streaming SW-1
sleep 5
tell SW-1 drift -500
sleep 5
check "nobody blames the clip" not said 'made no sense|silent'
unplug_and_stop SW-1
complete
