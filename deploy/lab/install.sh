#!/bin/bash
# Installs the packages that the lab needs on Debian (or Ubuntu), starts no service, and builds the lab's payload.
# Run as root. When everything is there already it does nothing, quickly and without a word.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")

packages=(
  qemu-system-x86 seabios ipxe-qemu ovmf        # the machine, its firmware and its network ROMs
  pxelinux syslinux-common syslinux-efi ipxe    # the loaders that are booted
  iproute2 ethtool nftables procps util-linux   # namespaces, bridges, faults
  tcpdump tshark                                # what was on the wire
  dnsmasq-base isc-dhcp-relay                   # a server to compare with, a relay
  isc-dhcp-server kea-dhcp4-server kea-ctrl-agent jq   # official servers to live beside; what speaks to one
  isc-dhcp-client udhcpc tftp-hpa atftp curl    # clients that are no ROM
  chromium fonts-dejavu-core                    # the operator's browser
  python3 busybox-static cpio gzip xz-utils zstd binutils nasm   # the lab itself and its payload
)

missing=()
for p in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing+=("$p")
done
payload=$here/build/initrd.gz
signed=$here/build/signed
if [ ${#missing[@]} = 0 ] && [ -e "$payload" ] && [ -e "$signed" ]; then exit 0; fi
[ "$(id -u)" = 0 ] || { echo "install.sh: run as root (missing: ${missing[*]:-the payload})" >&2; exit 1; }

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; echo "install.sh: $* failed" >&2; exit 1; }; }

quietly apt-get -q update
if [ ${#missing[@]} != 0 ]; then
  echo "installing: ${missing[*]}"
  policy=/usr/sbin/policy-rc.d    # what Debian asks before it starts a service that came with a package
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    trap 'rm -f "$log" "$policy"' EXIT
  fi
  quietly apt-get -q -y --no-install-recommends install "${missing[@]}"
fi
if [ ! -e "$payload" ]; then
  echo "building the lab's payload"
  quietly "$here/payload/build.sh"
fi
if [ ! -e "$signed" ]; then    # unpacked and not installed: installing them would set up this computer's own boot
  echo "fetching the signed UEFI loaders"
  work=$(mktemp -d)
  chmod 755 "$work"
  (cd "$work" && quietly apt-get -q download grub-efi-amd64-signed shim-signed)
  for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$work/unpacked"; done
  mkdir -p "$signed.new"
  cp "$work/unpacked/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed" "$signed.new/"
  cp "$work/unpacked/usr/lib/shim/shimx64.efi.signed" "$signed.new/"
  mv "$signed.new" "$signed"
  rm -rf "$work"
fi
