# A clip on the thigh and one on the waistband at once; a second one for the thigh has to wait.
# checks: 5
clip SW-1
clip SW-P --site pelvis
daemon headless
within 15 "the thigh's clip is read" streaming SW-1
within 15 "the pelvis's clip is read beside it" streaming SW-P
mark
clip SW-2
within 10 "another one for the thigh is told to wait" said 'SW-2 waits.*SW-1'
check "the first is still read" streaming SW-1
sleep 1
echo "unplug
stat" 1<>SW-1.fifo
within 10 "when the first has left, the other is read" streaming SW-2
stop
