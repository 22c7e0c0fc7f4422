-- The engine assess: frameworks, editions, items, ratings, moderations, outcomes.

-- A framework without an owner belongs to everyone on this installation.
create table framework (
  id text primary key,
  urn text not null,
  owner_id text references organisation (id),
  owner_key text not null,
  created_at bigint not null,
  unique (urn, owner_key)
);

-- body is the whole edition in our own format; the other columns can be read from it.
create table edition (
  id text primary key,
  framework_id text not null references framework (id),
  version text not null,
  name text not null,
  language text not null,
  languages text not null,
  publication text not null,
  items bigint not null,
  rated_items bigint not null,
  hash text not null,
  body text not null,
  imported_at bigint not null,
  imported_by text references person (id),
  frozen_at bigint,
  unique (framework_id, version)
);

-- assessment_id is set on an organisation's own items, which live in one assessment's scope.
create table item (
  id text primary key,
  edition_id text not null references edition (id),
  assessment_id text,
  ref text not null,
  parent_id text references item (id),
  position bigint not null,
  rated bigint not null
);
create unique index item_ref_of_edition on item (edition_id, ref) where assessment_id is null;
create unique index item_ref_of_assessment on item (assessment_id, ref) where assessment_id is not null;

create table lineage (
  id text primary key,
  item_id text not null references item (id),
  from_item_id text not null references item (id),
  kind text not null,
  unique (item_id, from_item_id)
);
create index lineage_from on lineage (from_item_id, item_id);

-- Ties between items of frameworks, by the identifiers their publishers gave them.
create table item_map (
  id text primary key,
  source_urn text not null,
  target_urn text not null,
  relation text not null,
  strength bigint,
  because text not null default '',
  origin text not null
);
create index item_map_from on item_map (source_urn, id);

create table assessment (
  id text primary key,
  organisation_id text not null references organisation (id),
  edition_id text not null references edition (id),
  previous_id text references assessment (id),
  title text not null,
  cycle text not null default '',
  state text not null,
  colleagues_shown text not null default 'after-own',
  created_at bigint not null,
  created_by text references person (id),
  opened_at bigint,
  moderating_at bigint,
  closed_at bigint,
  removed_at bigint,
  version bigint not null default 1
);
create index assessment_of_organisation on assessment (organisation_id, id);

create table assessment_phase (
  assessment_id text not null references assessment (id),
  kind text not null,
  from_day text not null,
  until_day text not null,
  primary key (assessment_id, kind)
);

-- What was chosen over the edition, and why the rest was not: one document, read as a whole.
create table assessment_scope (
  assessment_id text primary key references assessment (id),
  body text not null,
  version bigint not null default 1
);

create table seat (
  id text primary key,
  assessment_id text not null references assessment (id),
  unit_id text references unit (id),
  person_id text references person (id),
  everything_since bigint,
  created_at bigint not null,
  handed_in_at bigint,
  handed_in_by text references person (id),
  removed_at bigint,
  version bigint not null default 1
);
create index seat_of_assessment on seat (assessment_id, id);
create unique index seat_of_unit on seat (assessment_id, unit_id) where unit_id is not null and removed_at is null;
create unique index seat_of_person on seat (assessment_id, person_id) where person_id is not null and removed_at is null;

-- A seat answers for the rated items at and below each of these.
create table seat_item (
  seat_id text not null references seat (id),
  item_id text not null references item (id),
  primary key (seat_id, item_id)
);

-- Append-only: version n is superseded by n + 1. The primary key makes two people who save the
-- same version a conflict on every database.
create table rating (
  seat_id text not null references seat (id),
  item_id text not null references item (id),
  slot text not null,
  version bigint not null,
  attempt bigint not null default 1,
  assessment_id text not null references assessment (id),
  mark text,
  step bigint,
  note text not null default '',
  confidence text not null default 'none',
  rated_by text not null references person (id),
  rated_at bigint not null,
  superseded_at bigint,
  primary key (seat_id, item_id, slot, version)
);
create index rating_current on rating (assessment_id, item_id, seat_id, slot) where superseded_at is null;

create table rating_evidence (
  seat_id text not null references seat (id),
  item_id text not null references item (id),
  evidence_id text not null references evidence (id),
  assessment_id text not null references assessment (id),
  attached_at bigint not null,
  attached_by text references person (id),
  primary key (seat_id, item_id, evidence_id)
);
create index rating_evidence_of_evidence on rating_evidence (evidence_id, seat_id, item_id);
create index rating_evidence_of_assessment on rating_evidence (assessment_id, item_id);

create table moderation (
  assessment_id text not null references assessment (id),
  item_id text not null references item (id),
  version bigint not null,
  mark text not null,
  step bigint,
  method text not null,
  rule text not null default '',
  reason text not null default '',
  dissent text not null default '',
  inputs text not null,
  moderated_by text not null references person (id),
  moderated_at bigint not null,
  superseded_at bigint,
  primary key (assessment_id, item_id, version)
);
create index moderation_current on moderation (assessment_id, item_id) where superseded_at is null;

-- Frozen when an assessment closes; a reopened one gets another, which supersedes.
create table outcome (
  id text primary key,
  assessment_id text not null references assessment (id),
  number bigint not null,
  status text not null,
  body text not null,
  inputs_hash text not null,
  closed_at bigint not null,
  closed_by text not null references person (id),
  superseded_at bigint,
  unique (assessment_id, number)
);

create table finding (
  id text primary key,
  assessment_id text not null references assessment (id),
  kind text not null,
  title text not null,
  body text not null default '',
  origin text not null,
  importance bigint not null default 0,
  created_at bigint not null,
  created_by text references person (id),
  dropped_at bigint,
  dropped_because text not null default '',
  version bigint not null default 1
);
create index finding_of_assessment on finding (assessment_id, id);

create table finding_item (
  finding_id text not null references finding (id),
  item_id text not null references item (id),
  primary key (finding_id, item_id)
);
