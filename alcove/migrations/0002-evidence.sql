-- What can be shown: documents, pictures, links, figures and notes of an organisation.

create table blob (
  sha256 text primary key,
  size bigint not null,
  media_type text not null,
  created_at bigint not null
);

create table evidence (
  id text primary key,
  organisation_id text not null references organisation (id),
  unit_id text references unit (id),
  kind text not null,
  title text not null,
  dated text,
  period_from text,
  period_until text,
  owner_id text references person (id),
  expires_on text,
  confidentiality text not null,
  url text not null default '',
  figure text not null default '',
  figure_unit text not null default '',
  figure_source text not null default '',
  note text not null default '',
  search_text text not null default '',
  created_at bigint not null,
  created_by text references person (id),
  removed_at bigint,
  version bigint not null default 1
);
create index evidence_of_organisation on evidence (organisation_id, id);

-- A new upload for the same evidence is a new number; none is ever replaced.
create table evidence_version (
  id text primary key,
  evidence_id text not null references evidence (id),
  number bigint not null,
  sha256 text not null references blob (sha256),
  thumbnail_sha256 text references blob (sha256),
  file_name text not null,
  media_type text not null,
  size bigint not null,
  scanned_at bigint,
  scan_result text not null default '',
  created_at bigint not null,
  created_by text references person (id),
  unique (evidence_id, number)
);
