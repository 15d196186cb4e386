#!/usr/bin/env bash
# Runs the scenarios in a virtual machine with the stock kernel: a real USB stack, real libusb, real
# udevd and logind, and clips that sitwell-emulated-clip plugs into it. The guest sees this
# machine's own root file system, so what was just built runs there; nothing it writes stays.
# usage: run.sh [--build DIR] [--part N/M] [SCENARIO...]
#        a scenario is a file, or a part of a file's name; --part takes every Mth, from the Nth on
#        exits 77, with the reason, where there is no virtual machine to be had
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
vm=$root/build/vm
build=$root/build/release
seconds_at_most=540
export PATH=$PATH:/usr/sbin:/sbin

skip() { echo "skipped: $*"; exit 77; }

part=1/1
while [ $# -gt 0 ]; do
  case $1 in
    --build) build=$(cd "$2" && pwd -P) ;;
    --part) part=$2 ;;
    *) break ;;
  esac
  shift 2
done
scenarios=()
for wanted in "${@:-}"; do
  if [ -f "$wanted" ]; then
    scenarios+=("$(realpath "$wanted")")
  else
    for file in "$here"/scenarios/*"$wanted"*.sh; do
      [ -f "$file" ] || { echo "there is no scenario called $wanted" >&2; exit 2; }
      scenarios+=("$file")
    done
  fi
done

picked=()
for ((i = ${part%/*} - 1; i < ${#scenarios[@]}; i += ${part#*/})); do
  picked+=("${scenarios[i]}")
done
scenarios=("${picked[@]}")
out=$vm/out-${part%/*} # where the guest leaves what it did, as the host sees it

case $root/ in /tmp/* | /run/* | /dev/* | /proc/* | /sys/*)
  skip "the guest has a ${root%"${root#/*/}"} of its own and cannot see this checkout there" ;;
esac
for tool in qemu-system-x86_64 cpio modprobe udevadm setpriv getfacl useradd timeout; do
  command -v "$tool" >/dev/null || skip "there is no $tool here (tools/setup installs it)"
done
mkdir -p "$vm"
exec {preparing}>"$vm/lock"
flock "$preparing" # the parts run side by side and prepare the same things
"$here/kernel.sh" || exit $?
release=$(cat "$vm/kernel/version")
[ -r "$vm/kernel/boot/vmlinuz-$release" ] || skip "the kernel in build/vm cannot be read"

# The initial RAM disk: busybox and what it takes to mount the host's root.
make_initrd() {
  local tree
  tree=$(mktemp -d)
  chmod 755 "$tree" # it becomes / for a moment
  mkdir -p "$tree"/{bin,proc,sys,dev,lower,upper,new,modules}
  cp "$(find "$vm/kernel/busybox" -type f -name busybox -perm -u+x | head -n 1)" "$tree/bin/busybox"
  cp "$here/guest/initrd-init" "$tree/init"
  local number=100 module
  for module in virtio_pci 9pnet_virtio 9p overlay; do
    modprobe -d "$vm/kernel" -S "$release" --show-depends "$module"
  done | sed -nE 's/^insmod ([^ ]+).*/\1/p' | awk '!seen[$0]++' | while read -r file; do
    cp "$file" "$tree/modules/$((number++))-$(basename "$file")"
  done
  (cd "$tree" && find . | cpio -o -H newc --quiet | gzip -1) >"$out/initrd.gz"
  rm -r "$tree"
}

rm -rf "$out"
mkdir -p "$out/stage"
make_initrd
DESTDIR=$out/stage cmake --install "$build" --prefix /usr >"$vm/install.log"
printf '%s\n' "${scenarios[@]}" >"$out/scenarios"
printf '%s\n' "$build" >"$out/build"
printf '%s\n' "$here" >"$out/tests"
# Clips that have been worn already; the guest's processor would take minutes to wear them.
mkdir -p "$out/flash"
for worn in 1h 24h; do
  "$build/bin/sitwell-emulated-clip" --simulate office --from 07:40 --fast-forward "$worn" \
    --exit-after-fast-forward --flash "$out/flash/$worn" 2>"$vm/flash.log" ||
    { cat "$vm/flash.log" >&2; exit 1; }
done
exec {preparing}>&-
expected=0
for file in "${scenarios[@]}"; do
  checks=$(sed -nE 's/^# checks: ([0-9]+)$/\1/p' "$file")
  expected=$((expected + ${checks:?"$file does not say how many checks it makes"}))
done

accelerator=(-accel tcg,thread=multi -cpu max)
if grep -qE '^flags.* (vmx|svm)( |$)' /proc/cpuinfo && [ -w /dev/kvm ]; then
  accelerator=(-accel kvm -cpu host)
fi
share() { # NAME PATH [OPTION]: `none` leaves owners as they are and needs no root for it
  printf '%s\n' -fsdev "local,id=$1,path=$2,security_model=none,multidevs=remap$3" \
    -device "virtio-9p-pci,fsdev=$1,mount_tag=$1"
}
mapfile -t shares < <(share root / ,readonly=on; share modules "$vm/kernel/lib/modules" ,readonly=on
                      share out "$out" '')
mkfifo "$out/monitor.in" "$out/monitor.out"
exec {monitor}<>"$out/monitor.in" {answers}<>"$out/monitor.out" # so that nobody waits for a reader

# What the guest says. It cannot stop its own processor, so it asks for that here.
passed=0 failed=0 result=none
passed_before=0 failed_before=0 # the scenario that is on
listen() {
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    printf '%s\n' "$line" >>"$out/console.log"
    case $line in
      'PASS '*) passed=$((passed + 1)); echo "  $line" ;;
      'FAIL '*) failed=$((failed + 1)); echo "  $line" ;;
      'SKIP '*) expected=$((expected - $(cut -d ' ' -f 2 <<<"$line"))); echo "  $line" ;;
      'AGAIN '*) passed=$passed_before failed=$failed_before; echo "  $line: it failed, and is run once more" ;;
      '== '*) passed_before=$passed failed_before=$failed; echo "$line" ;;
      'NOTE '*) echo "$line" ;;
      'HOST-FREEZE '*) echo stop >&"$monitor"; sleep "${line#* }"; echo cont >&"$monitor" ;;
      GUEST-RC=*) result=${line#GUEST-RC=} ;;
    esac
  done
}

begin=$SECONDS
listen < <(timeout "$seconds_at_most" qemu-system-x86_64 "${accelerator[@]}" -smp 1 -m 768 -M q35 \
  -nodefaults -no-user-config -nic none -display none -serial stdio -no-reboot "${shares[@]}" \
  -chardev "pipe,id=monitor,path=$out/monitor" -mon chardev=monitor \
  -kernel "$vm/kernel/boot/vmlinuz-$release" -initrd "$out/initrd.gz" -append "console=ttyS0 quiet loglevel=2 \
panic=-1 random.trust_cpu=on mitigations=off audit=0 no_timer_check vm_replugs=${vm_replugs:-40}" </dev/null 2>&1)

echo "$passed checks passed of $expected, $failed failed, in $((SECONDS - begin)) s"
if [ "$result" != 0 ] || [ "$failed" -gt 0 ] || [ "$passed" -lt "$expected" ]; then
  echo "the guest ended with ${result}; its logs are in ${out#"$root/"}" >&2
  tail -n 20 "$out/console.log" >&2
  grep -aE '^(AGAIN|FAIL) ' "$out/console.log" >&2 || true
  exit 1
fi
