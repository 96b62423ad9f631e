-- A boot, and what happened in it. The row of a boot is a summary folded from its events, kept so that
-- lists need not fold; the events are the truth.

create sequence traces_boot_number;

create table traces_boots (
    id            bigint primary key,
    mac           text        not null,
    host_id       bigint,
    host          text,
    nic_model     text,
    network       text,
    address       text,
    build_id      bigint,
    build         text,
    test_build    boolean     not null default false,
    profile       text,
    state         text        not null check (state in ('booting', 'silent', 'passed', 'failed')),
    stage         text        not null,
    verdict       text        not null,
    remark        text        not null,
    node          text        not null,
    simulated     boolean     not null default false,
    started       timestamptz not null,
    newest        timestamptz not null,
    next_boot     bigint,
    -- The number of the newest event; taking numbers from here makes the order of a boot that of its commits.
    last_seq      bigint      not null default 0
);

create index traces_boots_started on traces_boots (started desc);
create index traces_boots_host on traces_boots (host_id, id desc);
create index traces_boots_mac on traces_boots (mac, id desc);
create index traces_boots_open on traces_boots (id) where state in ('booting', 'silent');

create table traces_events (
    boot    bigint      not null,
    seq     bigint      not null,
    at      timestamptz not null,
    kind    text        not null,
    -- json, not jsonb: the order of a request's options tells who sent it.
    event   json        not null,
    primary key (boot, seq)
);
