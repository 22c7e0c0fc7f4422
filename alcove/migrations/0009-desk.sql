-- The room certify, at the assessors' desk: who assesses, what they judge, ask, see and report.

-- The pool of an awarding body. person_id is empty until the invitation was accepted. fields,
-- languages, employers: lists of words as JSON; most: applications at one time.
create table assessor (
  id text primary key,
  body_id text not null references organisation (id),
  person_id text references person (id),
  invitation_id text references invitation (id),
  name text not null,
  email text not null,
  fields text not null default '[]',
  languages text not null default '[]',
  employers text not null default '[]',
  most bigint not null,
  added_at bigint not null,
  added_by text references person (id),
  left_at bigint,
  left_by text references person (id),
  version bigint not null default 1
);
create index assessor_of_body on assessor (body_id, name, id);
create index assessor_of_person on assessor (person_id, id);

-- One person for one application, until a day. part: lead, co-assessor, substitute, mentor.
-- willing_at: the person said yes; accepted_at: and nothing is left to decide, so it holds.
create table engagement (
  id text primary key,
  application_id text not null references application (id),
  body_id text not null references organisation (id),
  assessor_id text not null references assessor (id),
  person_id text not null references person (id),
  part text not null,
  last_day text not null,
  until_at bigint not null,
  words text not null default '',
  asked_at bigint not null,
  asked_by text not null references person (id),
  willing_at bigint,
  accepted_at bigint,
  declined_at bigint,
  declined_because text not null default '',
  ended_at bigint,
  ended_by text references person (id),
  ended_because text not null default '',
  took_over_from text references engagement (id),
  handed_in_at bigint,
  version bigint not null default 1
);
create index engagement_of_application on engagement (application_id, id);
create index engagement_of_person on engagement (person_id, id);
create index engagement_of_assessor on engagement (assessor_id, id);

-- What ties the person to the applicant: computed when asked, or declared. effect: noted,
-- must-be-decided, excluded. Whoever decides in favour says why.
create table engagement_tie (
  id text primary key,
  engagement_id text not null references engagement (id),
  kind text not null,
  day text not null default '',
  words text not null default '',
  declared bigint not null,
  effect text not null,
  found_at bigint not null,
  decided_at bigint,
  decided_by text references person (id),
  decided_because text not null default ''
);
create index engagement_tie_of_engagement on engagement_tie (engagement_id, id);

-- The items that are looked at; without rows it is all of them.
create table application_sample (
  application_id text not null references application (id),
  item_id text not null references item (id),
  chosen_at bigint not null,
  chosen_by text references person (id),
  primary key (application_id, item_id)
);

-- What one assessor says of one item: superseded, never overwritten. verdict: agree, adjust,
-- insufficient; mark: as ratings keep it, where it is adjusted.
create table judgement (
  id text primary key,
  engagement_id text not null references engagement (id),
  application_id text not null references application (id),
  item_id text not null references item (id),
  version bigint not null,
  verdict text not null,
  mark text,
  comment text not null,
  judged_by text not null references person (id),
  judged_at bigint not null,
  superseded_at bigint,
  unique (engagement_id, item_id, version)
);
create unique index judgement_present on judgement (engagement_id, item_id) where superseded_at is null;
create index judgement_of_application on judgement (application_id, item_id, engagement_id);

-- What they settled together; mark is empty where the evidence was found insufficient. inputs: the
-- judgements it came from, dissent: who holds to something else, both as JSON.
create table consensus (
  id text primary key,
  application_id text not null references application (id),
  item_id text not null references item (id),
  version bigint not null,
  mark text,
  method text not null,
  reason text not null,
  inputs text not null,
  dissent text not null default '[]',
  settled_by text not null references person (id),
  settled_at bigint not null,
  superseded_at bigint,
  unique (application_id, item_id, version)
);
create unique index consensus_present on consensus (application_id, item_id) where superseded_at is null;

-- A question to the institution; while one is open the clock stands. Without an item it is about
-- the whole.
create table clarification (
  id text primary key,
  application_id text not null references application (id),
  organisation_id text not null references organisation (id),
  item_id text references item (id),
  words text not null,
  due_day text not null,
  asked_at bigint not null,
  asked_by text not null references person (id),
  answer text not null default '',
  answered_at bigint,
  answered_by text references person (id),
  withdrawn_at bigint,
  withdrawn_by text references person (id),
  version bigint not null default 1
);
create index clarification_of_application on clarification (application_id, id);
create index clarification_open on clarification (organisation_id, due_day, id)
  where answered_at is null and withdrawn_at is null;

create table clarification_evidence (
  clarification_id text not null references clarification (id),
  evidence_id text not null references evidence (id),
  primary key (clarification_id, evidence_id)
);
create index clarification_evidence_of_evidence on clarification_evidence (evidence_id, clarification_id);

-- The visit to the institution.
create table visit (
  application_id text primary key references application (id),
  first_day text not null,
  last_day text not null,
  place text not null default '',
  words text not null default '',
  told_at bigint,
  told_by text references person (id),
  changed_at bigint not null,
  changed_by text references person (id),
  version bigint not null default 1
);

-- Who meets whom. notes are confidential to those who judge.
create table visit_meeting (
  id text primary key,
  application_id text not null references application (id),
  day text not null,
  begins text not null,
  ends text not null default '',
  whom text not null,
  who text not null default '',
  place text not null default '',
  topic text not null default '',
  notes text not null default '',
  noted_by text references person (id),
  noted_at bigint,
  version bigint not null default 1
);
create index visit_meeting_of_application on visit_meeting (application_id, day, begins, id);

-- What to look at on the spot.
create table visit_check (
  id text primary key,
  application_id text not null references application (id),
  position bigint not null,
  words text not null,
  seen_at bigint,
  seen_by text references person (id),
  version bigint not null default 1
);
create index visit_check_of_application on visit_check (application_id, position, id);

-- The assessors' report. recommendation: granted, conditional, refused.
create table assessor_report (
  application_id text primary key references application (id),
  summary text not null default '',
  recommendation text,
  recommended_because text not null default '',
  started_at bigint not null,
  started_by text not null references person (id),
  sent_at bigint,
  sent_by text references person (id),
  due_day text,
  checked_at bigint,
  checked_by text references person (id),
  final_at bigint,
  final_by text references person (id),
  version bigint not null default 1
);

-- A passage of it. kind: finding, strength, must, suggestion; group_ref: the criterion it is about,
-- empty for the whole. answer: what the institution says in the factual check: right, wrong;
-- reply: what the assessors make of it.
create table report_passage (
  id text primary key,
  application_id text not null references application (id),
  kind text not null,
  group_ref text not null default '',
  position bigint not null,
  words text not null,
  sent_words text,
  answer text,
  answer_words text not null default '',
  answered_at bigint,
  answered_by text references person (id),
  reply text not null default '',
  changed_at bigint not null,
  changed_by text references person (id),
  version bigint not null default 1
);
create index report_passage_of_application on report_passage (application_id, position, id);
