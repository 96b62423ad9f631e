#!/bin/bash
# clients.sh NETNS SERVER FILE RUNDIR - real clients that are no PXE ROM, run from a namespace on the segment.
# One line per client: ok or FAIL, what, seconds, its last word. The machine's own interfaces and files stay as they are.
ns=$1 srv=$2 file=$3 run=$4
x="ip netns exec $ns"
t=$(mktemp -d "$run/clients.XXXX")
trap '$x ip addr flush dev eth0; rm -rf "$t"' EXIT
$x ip addr flush dev eth0
$x ip link set eth0 up

say() { # NAME STATUS SECONDS DETAIL
  printf '%-4s %-38s %6.2fs  %s\n' "$([ "$2" = 0 ] && echo ok || echo FAIL)" "$1" "$3" "$4"
}
try() { # NAME COMMAND...
  local name=$1 start=$EPOCHREALTIME status
  shift
  "$@" >"$t/out" 2>&1
  status=$?
  say "$name" $status "$(awk "BEGIN { print $EPOCHREALTIME - $start }")" "$(tail -n1 "$t/out" | tr -d '\r' | cut -c1-90)"
  return $status
}
same() {
  if cmp -s "$t/get" "$t/ref"; then echo "     same $(stat -c %s "$t/get") bytes"; else echo "     DIFFERENT from the reference"; fi
  rm -f "$t/get"
}

# dhclient goes to the background once bound, so its exit status says whether it got a lease
try "dhclient" timeout 20 $x dhclient -4 -1 -v -sf /bin/true -lf "$t/leases" -pf "$t/pid" eth0
[ -e "$t/pid" ] && kill "$(cat "$t/pid")" 2>/dev/null
grep -hE 'fixed-address|filename|server-name|dhcp-server' "$t/leases" 2>/dev/null | sort -u | sed 's/^/    /'

cat > "$t/script" <<'SCRIPT'
#!/bin/sh
env | grep -E "^(ip|mask|siaddr|boot_file|sname|serverid|tftp|bootfile|lease|router|dns)=" | tr "\n" " "
echo
SCRIPT
chmod +x "$t/script"
offered() { # NAME OPTIONS...: a lease by udhcpc, and what came with it
  local name=$1
  shift
  try "$name" timeout 20 $x udhcpc -i eth0 -f -q -n -t 4 -T 1 -s "$t/script" -O tftp -O bootfile "$@"
  grep ip= "$t/out" | sort -u | sed 's/^/     /'
}
offered "udhcpc"
offered "udhcpc as PXEClient, BIOS" -V "PXEClient:Arch:00000:UNDI:002001" -x 0x5d:0000 -x 0x5e:010201
offered "udhcpc as PXEClient, UEFI x64" -V "PXEClient:Arch:00007:UNDI:003016" -x 0x5d:0007 -x 0x5e:010310
offered "udhcpc as HTTPClient" -V "HTTPClient:Arch:00016:UNDI:003001" -x 0x5d:0010

$x ip addr add "${ADDRESS:-10.77.0.240/24}" dev eth0
try "curl, blksize 512" timeout 60 $x curl -sS -o "$t/ref" "tftp://$srv/$file"
try "curl, blksize 1428" timeout 60 $x curl -sS --tftp-blksize 1428 -o "$t/get" "tftp://$srv/$file" && same
try "curl, blksize 8192 (IP fragments)" timeout 60 $x curl -sS --tftp-blksize 8192 -o "$t/get" "tftp://$srv/$file" && same
try "curl, no options" timeout 60 $x curl -sS --tftp-no-options -o "$t/get" "tftp://$srv/$file" && same
try "tftp-hpa" timeout 60 $x tftp -m binary "$srv" -c get "$file" "$t/get" && same
try "atftp" timeout 60 $x atftp --get -r "$file" -l "$t/get" "$srv" && same
try "atftp, tsize, blksize 1428" timeout 60 $x atftp --option "blksize 1428" --option "tsize 0" --get -r "$file" -l "$t/get" "$srv" && same
try "atftp, windowsize 8" timeout 60 $x atftp --option "windowsize 8" --get -r "$file" -l "$t/get" "$srv" && same
try "busybox tftp, blksize 1400" timeout 60 $x busybox tftp -g -b 1400 -r "$file" -l "$t/get" "$srv" && same

for bad in nothere.0 ../../../etc/passwd /etc/passwd '..\..\etc\passwd'; do
  if timeout 20 $x curl -sS --path-as-is -o "$t/get" "tftp://$srv/$bad" 2>"$t/out"; then
    say "must be refused: $bad" 1 0 "SERVED"
  else
    say "refused: $bad" 0 0 "$(tail -n1 "$t/out")"
  fi
done
