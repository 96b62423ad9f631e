-- Who may sign in, and which tokens stand for whom. Roles: a viewer looks, an operator changes, an admin also manages access.

create table app_user (
    id            bigint generated always as identity primary key,
    name          text        not null check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    password_hash text        not null,
    role          text        not null check (role in ('viewer', 'operator', 'admin')),
    enabled       boolean     not null default true,
    created_at    timestamptz not null default now(),
    constraint app_user_name unique (name)
);

create table api_token (
    id           bigint generated always as identity primary key,
    name         text        not null check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    role         text        not null check (role in ('viewer', 'operator', 'admin')),
    sha256       bytea       not null check (octet_length(sha256) = 32),
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint api_token_sha256 unique (sha256)
);

create unique index api_token_name on api_token (name) where revoked_at is null;
