-- The IPv6 side of a network; without a prefix there is none.
ALTER TABLE network
    ADD COLUMN prefix6 text UNIQUE,
    ADD COLUMN mode6   text CHECK (mode6 IN ('STATEFUL', 'STATELESS')),
    ADD COLUMN first6  text,
    ADD COLUMN last6   text,
    ADD COLUMN dns6    text NOT NULL DEFAULT '',
    ADD CONSTRAINT network_prefix6_mode6 CHECK ((prefix6 IS NULL) = (mode6 IS NULL));

-- One row per IPv6 address that was ever given: which identity association of which client holds it, or held it last.
CREATE TABLE lease6 (
    address    inet PRIMARY KEY,
    network_id bigint NOT NULL REFERENCES network ON DELETE CASCADE,
    duid       text NOT NULL,
    iaid       bigint NOT NULL,
    mac        text NOT NULL,
    host_id    bigint,
    state      text NOT NULL CHECK (state IN ('BOUND', 'RELEASED', 'DECLINED')),
    since      timestamptz NOT NULL,
    renewed    timestamptz NOT NULL,
    expires    timestamptz NOT NULL
);

CREATE INDEX lease6_of_network ON lease6 (network_id, expires);

COMMENT ON COLUMN lease6.duid IS 'hex digits of option 1';
COMMENT ON COLUMN lease6.mac IS 'of the machine as it was recognised; no field of DHCPv6 must hold it';
