#!/usr/bin/env bash
# Fetches what the virtual machine boots: the distribution's stock kernel with its modules, and a
# static busybox for the first moment. All of it is unpacked under build/vm, nothing is installed,
# and it is kept: a second call does nothing. Needs apt and no root.
# usage: kernel          exits 77, with the reason, where they cannot be had
set -euo pipefail
cd "$(dirname "$0")/../.."
vm=$PWD/build/vm

skip() { echo "skipped: $*"; exit 77; }

[ -s "$vm/kernel/version" ] && exit 0
for tool in apt-get apt-cache dpkg-deb depmod xz zstd; do
  PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || skip "there is no $tool here to fetch a kernel with"
done

# The cloud kernels have no USB, and Ubuntu keeps part of the modules in packages of their own.
architecture=$(dpkg --print-architecture)
for name in linux-image-"$architecture" linux-image-generic; do
  image=$(apt-cache depends "$name" 2>/dev/null |
          sed -nE 's/^ +Depends: (linux-image-[0-9][^ ]*)$/\1/p' | head -n 1)
  [ -n "$image" ] && break
done
[ -n "${image-}" ] || skip "apt knows no kernel package; try \`apt-get update\`"
release=${image#linux-image-}
packages=("$image" busybox-static)
for extra in linux-modules-"$release" linux-modules-extra-"$release"; do
  [ -n "$(apt-cache show --quiet=2 "$extra" 2>/dev/null)" ] && packages+=("$extra")
done

rm -rf "$vm/kernel" "$vm/debs"
mkdir -p "$vm/kernel" "$vm/debs"
(cd "$vm/debs" && apt-get download -qq "${packages[@]}" >/dev/null 2>"$vm/download.log") ||
  skip "the kernel's packages cannot be downloaded: $(tail -n 1 "$vm/download.log")"

# Of some 400 MB of modules only what the guest loads.
for deb in "$vm"/debs/linux-*.deb; do
  dpkg-deb --fsys-tarfile "$deb" |
    tar -C "$vm/kernel" -x --wildcards --no-anchored 'boot/vmlinuz*' '*/modules.builtin*' \
      '*/modules.order' '*/drivers/usb/*' '*/fs/9p/*' '*/net/9p/*' '*/drivers/virtio/*' \
      '*/fs/fscache/*' '*/fs/netfs/*' '*/fs/overlayfs/*' 2>/dev/null || true  # not each has all
done
dpkg-deb -x "$vm"/debs/busybox-static_*.deb "$vm/kernel/busybox"
rm -r "$vm/debs"
# Newer packages have moved to /usr/lib.
if [ -d "$vm/kernel/usr/lib/modules" ]; then
  mkdir -p "$vm/kernel/lib/modules"
  cp -a "$vm/kernel/usr/lib/modules/." "$vm/kernel/lib/modules/"
  rm -r "$vm/kernel/usr"
fi
# Only kmod can load a compressed module, and busybox has to load the first ones.
find "$vm/kernel/lib/modules" -name '*.ko.xz' -exec xz -d {} +
find "$vm/kernel/lib/modules" -name '*.ko.zst' -exec zstd -q -d --rm {} +
PATH=$PATH:/usr/sbin depmod -b "$vm/kernel" "$release"
chmod a+r "$vm/kernel/boot/vmlinuz-$release" # some packages keep it to root
echo "$release" >"$vm/kernel/version"
echo "kernel $release: $(du -sh "$vm/kernel" | cut -f 1) in build/vm"
