-- Secrets of the installation that its nodes share.

create table publishing_secrets (
    name   text  primary key,
    value  bytea not null
);
