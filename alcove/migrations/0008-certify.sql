-- The room certify: schemes of awarding bodies, applications, decisions, certificates.

-- What a body awards. Its content lives in its editions.
create table scheme (
  id text primary key,
  body_id text not null references organisation (id),
  created_at bigint not null,
  created_by text references person (id),
  version bigint not null default 1
);
create index scheme_of_body on scheme (body_id, id);

-- body: names, levels and rules as one JSON document. A published edition never changes; whoever
-- wants something else makes the next number. state: draft, published, withdrawn.
create table scheme_edition (
  id text primary key,
  scheme_id text not null references scheme (id),
  body_id text not null references organisation (id),
  number bigint not null,
  state text not null,
  body text not null,
  hash text not null,
  created_at bigint not null,
  created_by text references person (id),
  published_at bigint,
  published_by text references person (id),
  withdrawn_at bigint,
  withdrawn_by text references person (id),
  version bigint not null default 1,
  unique (scheme_id, number)
);
create index scheme_edition_on_offer on scheme_edition (state, id);
create index scheme_edition_of_body on scheme_edition (body_id, id);

-- One attempt of an institution for one level. level_id: the key of the level in the edition's body.
-- ground: first, again, appeal, renewal; previous_id: what an appeal, a renewal or another attempt
-- follows. state: draft, submitted, under-assessment, factual-check, reported, decided, withdrawn.
-- validation: on-paper, desk, visit, as the level says; result: granted, conditional, refused.
create table application (
  id text primary key,
  scheme_id text not null references scheme (id),
  edition_id text not null references scheme_edition (id),
  level_id text not null,
  body_id text not null references organisation (id),
  organisation_id text not null references organisation (id),
  assessment_id text not null references assessment (id),
  plan_id text references plan (id),
  previous_id text references application (id),
  ground text not null default 'first',
  ground_words text not null default '',
  attempt bigint not null default 1,
  field text not null default '',
  mentions text not null default '[]',
  validation text not null,
  state text not null,
  result text,
  snapshot_id text,
  created_at bigint not null,
  created_by text references person (id),
  submitted_at bigint,
  submitted_by text references person (id),
  decided_at bigint,
  decided_by text references person (id),
  withdrawn_at bigint,
  withdrawn_by text references person (id),
  withdrawn_because text not null default '',
  version bigint not null default 1
);
create index application_of_organisation on application (organisation_id, id);
create index application_of_body on application (body_id, state, id);
create unique index application_attempt on application (organisation_id, scheme_id, level_id, field, attempt);

-- What was handed in, as it was: body is canonical JSON, hash its SHA-256. Never changed.
create table application_snapshot (
  id text primary key,
  application_id text not null unique references application (id),
  body text not null,
  hash text not null,
  taken_at bigint not null,
  taken_by text not null references person (id)
);

-- Signed by the head; the words are those that were read.
create table application_declaration (
  application_id text primary key references application (id),
  name text not null,
  position text not null,
  day text not null,
  words text not null,
  language text not null,
  signed_by text not null references person (id),
  signed_at bigint not null
);

-- What the body decided, with how it came to it. One open proposal at a time; a closed one never
-- changes. manner: votes, minutes.
create table application_decision (
  id text primary key,
  application_id text not null references application (id),
  number bigint not null,
  result text not null,
  reasons text not null default '',
  manner text not null,
  minutes text not null default '',
  held_on text not null default '',
  proposed_by text not null references person (id),
  proposed_at bigint not null,
  closed_by text references person (id),
  closed_at bigint,
  dropped_at bigint,
  version bigint not null default 1,
  unique (application_id, number)
);

-- Who sits on the committee for one application.
create table application_committee (
  application_id text not null references application (id),
  person_id text not null references person (id),
  named_at bigint not null,
  named_by text references person (id),
  primary key (application_id, person_id)
);
create index application_committee_of_person on application_committee (person_id, application_id);

-- The last vote of each member on a proposal. vote: for, against, abstain.
create table application_vote (
  decision_id text not null references application_decision (id),
  person_id text not null references person (id),
  vote text not null,
  words text not null default '',
  voted_at bigint not null,
  primary key (decision_id, person_id)
);

create table application_condition (
  id text primary key,
  application_id text not null references application (id),
  decision_id text not null references application_decision (id),
  position bigint not null,
  words text not null,
  due_day text not null,
  answer text not null default '',
  answered_at bigint,
  answered_by text references person (id),
  met_at bigint,
  met_by text references person (id),
  version bigint not null default 1
);
create index application_condition_of_application on application_condition (application_id, position, id);
create index application_condition_open on application_condition (due_day, id) where met_at is null;

-- What was granted. code: what stands on paper and in the address of the page that verifies it.
-- award_id: the signed credential. facts: names as they were on the day, as JSON. superseded_at: when
-- the one that renewed it took its place before it was over.
create table certificate (
  id text primary key,
  application_id text not null unique references application (id),
  body_id text not null references organisation (id),
  organisation_id text not null references organisation (id),
  scheme_id text not null references scheme (id),
  level_id text not null,
  field text not null default '',
  code text not null unique,
  award_id text not null references award (id),
  facts text not null,
  search_text text not null default '',
  country text not null default '',
  region text not null default '',
  first_day text not null,
  last_day text,
  issued_at bigint not null,
  issued_by text not null references person (id),
  renewed_by text references certificate (id),
  superseded_at bigint,
  suspended_at bigint,
  revoked_at bigint,
  version bigint not null default 1
);
create index certificate_of_organisation on certificate (organisation_id, id);
create index certificate_of_body on certificate (body_id, id);
create index certificate_of_award on certificate (award_id);
create index certificate_register on certificate (last_day, id);

-- What happened to a certificate. kind: issued, renewed, suspended, reinstated, revoked.
create table certificate_event (
  id text primary key,
  certificate_id text not null references certificate (id),
  kind text not null,
  reason text not null default '',
  at bigint not null,
  by_person text references person (id)
);
create index certificate_event_of_certificate on certificate_event (certificate_id, id);

-- What the body looks at while a certificate is valid.
create table certificate_check (
  id text primary key,
  certificate_id text not null references certificate (id),
  due_day text not null,
  words text not null default '',
  done_at bigint,
  done_by text references person (id),
  reminded_at bigint
);
create index certificate_check_due on certificate_check (due_day, id) where done_at is null;
create index certificate_check_of_certificate on certificate_check (certificate_id, due_day, id);
