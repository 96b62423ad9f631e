-- Every change: who, what, before, after, why. Rows are only ever added; the database itself refuses anything else.

create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    actor        text        not null,
    action       text        not null,
    subject_kind text        not null,
    subject      text        not null,
    before       text,
    after        text,
    reason       text,
    request_id   text
);

create index audit_entry_subject on audit_entry (subject_kind, subject, id desc);

create function audit_entry_is_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'audit_entry is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_append_only
    before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();

create trigger audit_entry_not_truncated
    before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
