-- The newest call of a known host's NIC that was on purpose not answered and belongs to no boot: what it was, and why.

create table inventory_unanswered (
    mac        text        primary key references inventory_nics (mac) on delete cascade,
    first_call timestamptz not null,
    last_call  timestamptz not null,
    calls      bigint      not null,
    network    text,
    because    text        not null
);
