-- Who: organisations, units, people, their roles, how they sign in; what was done by whom.
-- One text for SQLite and PostgreSQL: text, bigint, no defaults that call the clock.
-- Instants are milliseconds since 1970; days are text such as 2026-11-21.

create table organisation (
  id text primary key,
  name text not null,
  short_name text not null default '',
  kind text not null,
  country text not null default '',
  region text not null default '',
  sector text not null default '',
  learners bigint,
  languages text not null default '',
  time_zone text not null default 'UTC',
  created_at bigint not null,
  archived_at bigint,
  version bigint not null default 1
);

create table organisation_identifier (
  id text primary key,
  organisation_id text not null references organisation (id),
  scheme text not null,
  value text not null,
  unique (organisation_id, scheme, value)
);

create table unit (
  id text primary key,
  organisation_id text not null references organisation (id),
  parent_id text references unit (id),
  name text not null,
  code text not null default '',
  position bigint not null default 0,
  created_at bigint not null,
  archived_at bigint,
  version bigint not null default 1
);
create index unit_of_organisation on unit (organisation_id, position, id);

create table person (
  id text primary key,
  email text not null,
  email_folded text not null unique,
  name text not null,
  language text not null default 'en',
  password_hash text,
  platform_administrator_since bigint,
  totp_secret text,
  totp_confirmed_at bigint,
  totp_last_step bigint,
  created_at bigint not null,
  disabled_at bigint,
  version bigint not null default 1
);

create table membership (
  id text primary key,
  person_id text not null references person (id),
  organisation_id text not null references organisation (id),
  unit_id text references unit (id),
  role text not null,
  from_at bigint not null,
  until_at bigint,
  created_by text references person (id)
);
create index membership_of_person on membership (person_id, id);
create index membership_of_organisation on membership (organisation_id, id);

create table recovery_code (
  id text primary key,
  person_id text not null references person (id),
  code_hash text not null,
  used_at bigint
);
create index recovery_code_of_person on recovery_code (person_id, id);

create table passkey (
  id text primary key,
  person_id text not null references person (id),
  name text not null,
  credential_id text not null unique,
  credential text not null,
  created_at bigint not null,
  used_at bigint
);
create index passkey_of_person on passkey (person_id, id);

-- The id is the SHA-256 of what the cookie holds: who reads the table cannot use it.
create table session (
  id text primary key,
  person_id text not null references person (id),
  agent text not null default '',
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  second_factor_at bigint,
  revoked_at bigint
);
create index session_of_person on session (person_id, id);

create table sign_in_attempt (
  id text primary key,
  subject text not null,
  at bigint not null
);
create index sign_in_attempt_of_subject on sign_in_attempt (subject, at);

create table one_time_link (
  id text primary key,
  purpose text not null,
  person_id text references person (id),
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

create table invitation (
  id text primary key,
  organisation_id text not null references organisation (id),
  unit_id text references unit (id),
  role text not null,
  email text not null,
  email_folded text not null,
  name text not null default '',
  language text not null default 'en',
  token_hash text not null unique,
  invited_by text references person (id),
  created_at bigint not null,
  expires_at bigint not null,
  accepted_at bigint,
  accepted_by text references person (id),
  revoked_at bigint
);
create index invitation_of_organisation on invitation (organisation_id, id);

create table api_token (
  id text primary key,
  person_id text not null references person (id),
  name text not null,
  token_hash text not null unique,
  scopes text not null,
  created_at bigint not null,
  expires_at bigint,
  used_at bigint,
  revoked_at bigint
);
create index api_token_of_person on api_token (person_id, id);

create table oidc_provider (
  id text primary key,
  organisation_id text not null references organisation (id),
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  email_domains text not null default '',
  created_at bigint not null,
  removed_at bigint,
  version bigint not null default 1
);
create index oidc_provider_of_organisation on oidc_provider (organisation_id, id);

create table oidc_identity (
  id text primary key,
  provider_id text not null references oidc_provider (id),
  subject text not null,
  person_id text not null references person (id),
  created_at bigint not null,
  unique (provider_id, subject)
);

-- What a passkey or an OpenID sign-in has to remember between two requests.
create table challenge (
  id text primary key,
  kind text not null,
  person_id text references person (id),
  state text not null,
  expires_at bigint not null
);

-- One chain per organisation ("platform" for what belongs to none): each hash covers the one before.
create table audit_event (
  chain text not null,
  seq bigint not null,
  at bigint not null,
  actor_id text,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  before_value text not null default '',
  after_value text not null default '',
  request_id text not null default '',
  hash text not null,
  primary key (chain, seq)
);
create index audit_event_of_subject on audit_event (chain, subject_kind, subject_id, seq);
create index audit_event_of_actor on audit_event (chain, actor_id, seq);

create table audit_head (
  chain text primary key,
  seq bigint not null,
  hash text not null
);

-- The answer to a request that was sent with a key, so that sending it again does nothing new.
create table idempotent_answer (
  person_id text not null,
  key_hash text not null,
  request_hash text not null,
  status bigint not null,
  body text not null,
  at bigint not null,
  primary key (person_id, key_hash)
);
create index idempotent_answer_by_age on idempotent_answer (at);

create table mail (
  id text primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  language text not null,
  dedupe_key text unique,
  created_at bigint not null,
  run_at bigint not null,
  attempts bigint not null default 0,
  locked_until bigint,
  sent_at bigint,
  failed_at bigint,
  error text not null default ''
);
create index mail_to_send on mail (run_at, id) where sent_at is null and failed_at is null;

create table job (
  id text primary key,
  kind text not null,
  payload text not null,
  dedupe_key text unique,
  organisation_id text references organisation (id),
  person_id text references person (id),
  created_at bigint not null,
  run_at bigint not null,
  attempts bigint not null default 0,
  locked_until bigint,
  done bigint not null default 0,
  total bigint not null default 0,
  finished_at bigint,
  failed_at bigint,
  error text not null default '',
  answer text not null default ''
);
create index job_to_run on job (run_at, id) where finished_at is null and failed_at is null;

create table setting (
  key text primary key,
  value text not null
);
