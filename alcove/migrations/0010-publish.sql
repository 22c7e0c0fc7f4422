-- The room publish: practices, how they come to be published, and who looks at them.

-- Assessments that another room runs than the one of self-assessments: no list of those shows them,
-- and no page of theirs opens them.
create table assessment_aside (
  assessment_id text primary key references assessment (id),
  room text not null
);

-- body: the working text, one document, always read as a whole. published: the number of the newest
-- version that was published; 0: none yet.
create table practice (
  id text primary key,
  organisation_id text not null references organisation (id),
  entry text not null,
  title text not null,
  body text not null,
  state text not null,
  attempt bigint not null default 0,
  published bigint not null default 0,
  created_at bigint not null,
  created_by text not null references person (id),
  confirmed_at bigint,
  asked_at bigint,
  ended_at bigint,
  withdrawn_at bigint,
  removed_at bigint,
  version bigint not null default 1
);
create index practice_of_organisation on practice (organisation_id, id);
create index practice_by_state on practice (state, id);

-- Frozen. domains, criteria and languages are padded with spaces, so that one is found as a word;
-- search_text is folded. hash: SHA-256 of the body.
create table practice_version (
  practice_id text not null references practice (id),
  number bigint not null,
  organisation_id text not null references organisation (id),
  entry text not null,
  title text not null,
  language text not null,
  languages text not null,
  domains text not null,
  criteria text not null,
  country text not null,
  cost_band text not null,
  search_text text not null,
  body text not null,
  hash text not null,
  published_at bigint not null,
  published_by text not null references person (id),
  primary key (practice_id, number)
);
create index practice_version_by_age on practice_version (published_at, practice_id);

-- Append-only: what was done on the way, with reasons. act: created, submitted, taken-back, endorsed,
-- taken-up, returned, published, withdrawn, confirmed, ended.
create table practice_step (
  id text primary key,
  practice_id text not null references practice (id),
  act text not null,
  reason text not null default '',
  taken_by text not null references person (id),
  taken_at bigint not null
);
create index practice_step_of_practice on practice_step (practice_id, id);

-- people: whether somebody can be known on it, and consent in the words of whoever has it in hand.
create table practice_picture (
  id text primary key,
  practice_id text not null references practice (id),
  evidence_id text not null references evidence (id),
  caption text not null,
  credit text not null default '',
  licence text not null,
  people text not null,
  consent text not null default '',
  consented_at bigint not null,
  consented_by text not null references person (id),
  added_at bigint not null,
  removed_at bigint
);
create index practice_picture_of_practice on practice_picture (practice_id, id);
create index practice_picture_of_evidence on practice_picture (evidence_id, practice_id);

-- Who may look at practices of others, for which themes. Ended, never deleted.
create table practice_reviewer (
  id text primary key,
  person_id text not null references person (id),
  domains text not null,
  named_by text not null references person (id),
  named_at bigint not null,
  ended_at bigint
);
create unique index practice_reviewer_named on practice_reviewer (person_id) where ended_at is null;

-- One look of one reviewer; the marks are ratings of the assessment. verdict: published, returned.
create table practice_review (
  id text primary key,
  practice_id text not null references practice (id),
  attempt bigint not null,
  reviewer_id text not null references person (id),
  assessment_id text not null references assessment (id),
  seat_id text not null references seat (id),
  begun_at bigint not null,
  verdict text,
  words text not null default '',
  decided_at bigint,
  unique (practice_id, attempt)
);
create index practice_review_of_reviewer on practice_review (reviewer_id, id);
