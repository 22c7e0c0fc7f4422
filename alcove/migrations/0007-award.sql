-- What an organisation has awarded, and the keys it signs with.
-- The signed bytes are written once. What happens to an award later stands beside them.

create table award_issuer (
  organisation_id text primary key references organisation (id),
  -- The last part of its address; it is inside every credential, so it never changes.
  slug text not null unique,
  -- "https" or "did-web": how its name is written in credentials; chosen before the first one.
  name_form text not null default 'https',
  created_at bigint not null
);

create table award_key (
  id text primary key,
  organisation_id text not null references award_issuer (organisation_id),
  -- "ed25519" for the stored form, "p256" for tokens.
  kind text not null,
  -- The public key as Multikey writes it.
  public_key text not null unique,
  -- Sealed for this row.
  secret text not null,
  created_at bigint not null,
  created_by text references person (id),
  retired_at bigint,
  retired_by text references person (id),
  -- When somebody else may have had it: it vouches for nothing any more.
  compromised_at bigint,
  compromised_by text references person (id)
);
create index award_key_of_organisation on award_key (organisation_id, kind, id);

-- A list of 131,072 places, drawn by lot, so that a place tells nothing about time.
create table award_list (
  id text primary key,
  organisation_id text not null references award_issuer (organisation_id),
  created_at bigint not null,
  -- The list as a signed credential; empty until the first of its awards is signed.
  signed text not null default '',
  signed_at bigint
);
create index award_list_of_organisation on award_list (organisation_id, id);

create table award (
  id text primary key,
  -- What people type: twelve letters and digits.
  code text not null unique,
  kind text not null,
  issuer_id text not null references award_issuer (organisation_id),
  -- An organisation of this installation, or a person by name.
  holder_id text references organisation (id),
  holder_name text not null,
  -- A salted hash; never the address itself.
  holder_email_hash text not null default '',
  holder_email_salt text not null default '',
  achievement text not null,
  -- The language that is signed.
  language text not null,
  -- Name, description, criteria and level by language, as JSON.
  texts text not null,
  valid_from text not null,
  valid_until text,
  list_id text not null references award_list (id),
  position bigint not null,
  supersedes_id text references award (id),
  created_at bigint not null,
  created_by text references person (id),
  -- What was signed: the stored form and the token. Empty until the job has done it.
  signed text not null default '',
  token text not null default '',
  key_id text references award_key (id),
  token_key_id text references award_key (id),
  signed_at bigint,
  suspended_at bigint,
  revoked_at bigint,
  superseded_at bigint,
  -- Why it was suspended, resumed or revoked last.
  reason text not null default '',
  version bigint not null default 1,
  unique (list_id, position)
);
create index award_of_issuer on award (issuer_id, id);
create index award_of_holder on award (holder_id, id);
create index award_of_list on award (list_id, id);
