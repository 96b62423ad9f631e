#!/bin/bash
# A boot server to compare with: dnsmasq for DHCP and TFTP, Python for HTTP, in namespace srv of the lab.
#   serve.sh tree                       lay out build/tree from Debian's packages and the payload
#   serve.sh start DIR NBP [options...]   more options go to dnsmasq; PLAIN=1: addresses only, another server does the rest
#   serve.sh stop
# NS=dhcp puts it into that namespace; LAB_NAME chooses the lab.
set -eu
here=$(dirname "$(readlink -f "$0")")
ns=${NS:-srv}
prefix=${LAB_NAME:+$LAB_NAME-}
run=$here/run/${LAB_NAME:-default}
mkdir -p "$run"

stop() {
  local f
  for f in "$run/dnsmasq-$ns.pid" "$run/http-$ns.pid"; do
    [ -e "$f" ] || continue
    kill "$(cat "$f")" 2>/dev/null || true
    rm -f "$f"
  done
}

case ${1:-} in
tree)
  t=$here/build/tree
  mkdir -p "$t/pxelinux.cfg"
  cp /usr/lib/PXELINUX/pxelinux.0 /usr/lib/PXELINUX/lpxelinux.0 /usr/lib/syslinux/modules/bios/ldlinux.c32 "$t/"
  cp "$here/build/vmlinuz" "$here/build/initrd.gz" "$here/build/lab.0" "$t/"
  echo welcome > "$t/home"
  cat > "$t/pxelinux.cfg/default" <<'CONFIG'
DEFAULT lab
LABEL lab
 KERNEL vmlinuz
 INITRD initrd.gz
 APPEND console=ttyS0,115200 quiet lab.home=http://10.77.0.1/home
 IPAPPEND 2
CONFIG
  echo "$t";;
start)
  dir=$(readlink -f "$2") nbp=$3
  shift 3
  stop
  : > "$run/dnsmasq-$ns.log"
  tftp=(--enable-tftp "--tftp-root=$dir")
  [ -z "${PLAIN:-}" ] || tftp=()
  setsid ip netns exec "$prefix$ns" dnsmasq -k --conf-file=/dev/null --port=0 --bind-interfaces --interface=eth0 \
    --except-interface=lo --user=root --leasefile-ro --log-dhcp --log-facility="$run/dnsmasq-$ns.log" --no-ping --pid-file= \
    --dhcp-range=10.77.0.100,10.77.0.199,255.255.255.0,10m --dhcp-range=10.78.0.100,10.78.0.199,255.255.255.0,10m \
    ${nbp:+--dhcp-boot=$nbp} "${tftp[@]}" "$@" >"$run/dnsmasq-$ns.err" 2>&1 </dev/null &
  echo $! > "$run/dnsmasq-$ns.pid"
  if [ -z "${PLAIN:-}" ]; then
    setsid ip netns exec "$prefix$ns" python3 -m http.server --directory "$dir" 80 >"$run/http.log" 2>&1 </dev/null &
    echo $! > "$run/http-$ns.pid"
  fi
  sleep 0.7
  kill -0 "$(cat "$run/dnsmasq-$ns.pid")" 2>/dev/null || { cat "$run/dnsmasq-$ns.err" >&2; exit 1; };;
stop) stop;;
*) sed -n '2,6s/^# \?//p' "$0"; exit 2;;
esac
