-- What boot ROMs, firmware and loaders said of themselves and their machines: the newest word of each voice of each NIC,
-- of hosts and of unknown machines. arch, undi and vendor_class as they were sent; machine_id as the machine's own tools
-- show it, machine_id_wire in the order of the wire; pci_id as vendor:device, 8086:100e.

create table inventory_heard (
    mac             text        not null check (mac ~ '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$'),
    voice           text        not null check (voice in ('PXE', 'HTTP', 'IPXE')),
    first_heard     timestamptz not null,
    last_heard      timestamptz not null,
    arch            text,
    undi            text,
    vendor_class    text,
    machine_id      text,
    machine_id_wire text,
    ipxe_version    text,
    pci_id          text,
    primary key (mac, voice)
);
