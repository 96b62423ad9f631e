#!/usr/bin/env python3
"""Makes the lists of names that this jar ships, from Debian's packages pci.ids and ieee-data.

    apt-get install pci.ids ieee-data && backend/protocol/src/main/scripts/hardware-names.py

pci.txt: vendors (8086<TAB>name) and devices (8086:100e<TAB>name), without subsystems.
oui.txt: MAC prefixes of 24, 28 and 36 bits (6, 7 or 9 hex digits<TAB>name).
Both UTF-8, keys in lower case, lines sorted by their octets, as NameList reads them.
"""
import csv
import os
import re
import sys

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../resources/io/pxescope/hardware")
PCI = "/usr/share/misc/pci.ids"
IEEE = "/usr/share/ieee-data"
# Owners of nothing: the registry itself stands where a block was cut up, "Private" where the owner is not told.
NOBODY = {"IEEE Registration Authority", "Private"}


def pci():
    names, vendor = {}, None
    with open(PCI, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("C "):  # device classes follow
                break
            top = re.match(r"([0-9a-f]{4})  (.+)", line)
            device = re.match(r"\t([0-9a-f]{4})  (.+)", line)
            if top:
                vendor = top.group(1)
                names[vendor] = top.group(2)
            elif device:
                names[vendor + ":" + device.group(1)] = device.group(2)
    return names


def oui():
    names = {}
    for file in ("oui.csv", "mam.csv", "oui36.csv", "iab.csv"):
        with open(os.path.join(IEEE, file), encoding="utf-8", errors="replace", newline="") as rows:
            for row in csv.DictReader(rows):
                name = row["Organization Name"].strip()
                if name and name not in NOBODY:
                    names[row["Assignment"].lower()] = name
    return names


def write(file, names):
    lines = sorted((k + "\t" + " ".join(v.split())).encode() for k, v in names.items())
    with open(os.path.join(OUT, file), "wb") as out:
        out.write(b"\n".join(lines) + b"\n")
    print(file, len(lines), "names", file=sys.stderr)


write("pci.txt", pci())
write("oui.txt", oui())
