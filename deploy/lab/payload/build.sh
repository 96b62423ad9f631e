#!/bin/bash
# Builds what the lab boots, in deploy/lab/build (untracked): vmlinuz is the distribution's own kernel, initrd.gz a
# busybox system whose init prints LAB-BOOT-OK, lab.0 our 2 KB boot program. Nothing is installed: the kernel's
# package is only downloaded and unpacked. Needs: apt, dpkg, busybox-static, cpio, gzip, binutils, nasm, xz-utils, zstd.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(dirname "$here")/build
mkdir -p "$build"
cd "$build"
rm -rf vmlinuz initrd.gz kernel root

# The full kernel: the "cloud" one has no e1000. Ubuntu keeps the modules in a package of their own.
meta=linux-image-amd64
apt-cache show "$meta" >/dev/null 2>&1 || meta=linux-image-generic
image=$(apt-cache depends "$meta" | awk '/Depends: linux-image-[0-9]/ {print $2; exit}')
[ -n "$image" ] || { echo "build.sh: no kernel package behind $meta; run apt-get update" >&2; exit 1; }
packages=("$image")
modules=linux-modules-${image#linux-image-}
if apt-cache show "$modules" >/dev/null 2>&1; then packages+=("$modules"); fi
mkdir kernel
# apt hands the download to user _apt, who may not be allowed in here; it then says so and downloads as root.
(cd kernel && for p in "${packages[@]}"; do apt-get download -q "$p" 2> >(grep -v 'unsandboxed as root' >&2); done
 for d in *.deb; do dpkg-deb -x "$d" tree; done)
cp kernel/tree/boot/vmlinuz-* vmlinuz

mkdir -p root/{bin,dev,proc,sys,mod,tmp}
cp "$(readlink -f "$(command -v busybox)")" root/bin/busybox
for m in failover net_failover virtio virtio_ring virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_net e1000 e1000e; do
  # what the kernel has built in is not among its modules, and init passes over it
  f=$(find kernel/tree -name "$m.ko*" -print -quit)
  case $f in
    *.ko) cp "$f" root/mod/;;
    *.xz) xz -dc "$f" > "root/mod/$m.ko";;
    *.zst) zstd -qdc "$f" > "root/mod/$m.ko";;
  esac
done
strip --strip-debug root/mod/*.ko
install -m 755 "$here/init" "$here/udhcpc.sh" root/
(cd root && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet | gzip -9n) > initrd.new
nasm -f bin -o lab.0 "$(dirname "$here")/nbp/lab.asm"
rm -rf kernel root
mv initrd.new initrd.gz      # last, so that its presence says that all is there
chmod 644 vmlinuz initrd.gz lab.0
