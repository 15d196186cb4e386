# Somebody who may not open the clip is told so, and what doctor advises makes it right.
# checks: 6
mkdir -p sudo
printf '#!/bin/sh\nexec "$@"\n' >sudo/sudo
chmod -R 755 sudo
clip SW-1
until_true 10 node SW-1
udevadm settle
daemon stranger
within 10 "a stranger is told what is amiss" said 'no permission.*/dev/bus/usb/.*sitwell doctor'
as stranger sitwell doctor --json >doctor.json
check "doctor finds a problem" test $? = 1
command=$(sed -n 's/.*"command": "\(.*usermod.*\)".*/\1/p' doctor.json)
check "doctor has a command for it" test "$command" = "sudo usermod -aG plugdev stranger"
PATH=$PWD/sudo:$PATH sh -c "$command"
stop
daemon stranger
within 15 "after it, and a new login, the clip is read" streaming SW-1
check "doctor is content" as stranger sitwell doctor
unplug_and_stop SW-1
complete
gpasswd -d stranger plugdev >/dev/null
