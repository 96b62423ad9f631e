-- Other DHCP servers whose offers were taken, a row for each network and server; never a row for each packet.
create table coexistence_servers (
    network_id bigint      not null references network on delete cascade,
    server     text        not null,
    times      bigint      not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    mac        text,
    address    text,
    primary key (network_id, server)
);

-- Relay agents that forward to this server, each with its last packet. Which network it belongs to is found anew when
-- it is shown, since networks come and go.
create table coexistence_relays (
    giaddr          text        not null,
    link            text        not null default '',
    came_from       text        not null,
    circuit_id      text,
    remote_id       text,
    server_override text,
    messages        bigint      not null,
    first_seen      timestamptz not null,
    last_seen       timestamptz not null,
    mac             text,
    primary key (giaddr, link)
);
comment on column coexistence_relays.link is 'link selection (option 82.5), empty where the relay sends none';
