-- What a probe of a host sent and what came: the newest few of each host.
create table coexistence_probes (
    id      bigint      generated always as identity primary key,
    host_id bigint      not null references inventory_hosts on delete cascade,
    at      timestamptz not null,
    actor   text        not null,
    mode    text        not null check (mode in ('interface', 'relay')),
    vantage text        not null,
    seconds integer     not null,
    talk    jsonb       not null
);
create index coexistence_probes_of_host on coexistence_probes (host_id, id);
comment on column coexistence_probes.talk is 'asked, offers and own: ProbeResult without its head';
