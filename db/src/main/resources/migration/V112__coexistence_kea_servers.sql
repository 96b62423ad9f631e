-- Kea control agents that the panel may speak to on an operator's behalf. The password has to be sent as it is, so it is
-- kept as it is; it is never shown and never logged.
create table coexistence_kea_servers (
    id         bigint      generated always as identity primary key,
    name       text        not null,
    url        text        not null,
    login      text,
    password   text,
    created_at timestamptz not null,
    created_by text        not null
);
create unique index coexistence_kea_servers_name on coexistence_kea_servers (lower(name));
