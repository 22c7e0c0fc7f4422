-- The room improve: what happens around a development plan.

-- The closed assessments whose findings a plan answers.
create table plan_assessment (
  plan_id text not null references plan (id),
  assessment_id text not null references assessment (id),
  taken_at bigint not null,
  taken_by text references person (id),
  primary key (plan_id, assessment_id)
);
create index plan_assessment_of_assessment on plan_assessment (assessment_id, plan_id);

-- What becomes of a finding. fate: planned, merged, dropped; without a row it is open.
create table plan_finding (
  plan_id text not null references plan (id),
  finding_id text not null references finding (id),
  fate text not null,
  merged_into text references finding (id),
  reason text not null default '',
  decided_by text references person (id),
  decided_at bigint not null,
  primary key (plan_id, finding_id)
);
create index plan_finding_of_finding on plan_finding (finding_id, plan_id);

create table plan_finding_node (
  plan_id text not null references plan (id),
  finding_id text not null references finding (id),
  node_id text not null references plan_node (id),
  primary key (plan_id, finding_id, node_id)
);
create index plan_finding_of_node on plan_finding_node (node_id, finding_id);

-- Items answered without a finding between: "plan an action" at an item or a gap.
create table plan_item (
  node_id text not null references plan_node (id),
  assessment_id text not null references assessment (id),
  item_id text not null references item (id),
  plan_id text not null references plan (id),
  primary key (node_id, assessment_id, item_id)
);
create index plan_item_of_plan on plan_item (plan_id, item_id, node_id);
create index plan_item_of_item on plan_item (item_id, node_id);

-- Approvals withdrawn, closed plans opened again. kind: withdrawal, reopening.
create table plan_going_back (
  id text primary key,
  plan_id text not null references plan (id),
  kind text not null,
  reason text not null,
  gone_by text not null references person (id),
  gone_at bigint not null
);
create index plan_going_back_of_plan on plan_going_back (plan_id, id);

-- A meeting. snapshot: the state of the plan as a baseline keeps it; agenda: what was made from it,
-- with standings and figures as they were, as JSON. Both are frozen when the review is opened.
create table plan_review (
  id text primary key,
  plan_id text not null references plan (id),
  kind text not null,
  held_on text not null,
  ahead_first_day text not null,
  ahead_last_day text not null,
  snapshot text not null,
  hash text not null,
  agenda text not null,
  minutes text not null default '',
  opened_by text not null references person (id),
  opened_at bigint not null,
  closed_by text references person (id),
  closed_at bigint,
  version bigint not null default 1
);
create index plan_review_of_plan on plan_review (plan_id, held_on, id);

create table plan_review_person (
  review_id text not null references plan_review (id),
  person_id text not null references person (id),
  primary key (review_id, person_id)
);

create table plan_decision (
  id text primary key,
  plan_id text not null references plan (id),
  review_id text not null references plan_review (id),
  node_id text references plan_node (id),
  words text not null,
  unit_id text references unit (id),
  person_id text references person (id),
  due_day text,
  decided_at bigint not null,
  done_at bigint,
  done_by text references person (id),
  version bigint not null default 1
);
create index plan_decision_of_review on plan_decision (review_id, id);
create index plan_decision_open on plan_decision (plan_id, due_day, id) where done_at is null;

-- One digest per person and organisation; the last row says when the next may go.
create table plan_digest (
  id text primary key,
  organisation_id text not null references organisation (id),
  person_id text not null references person (id),
  duties bigint not null,
  sent_at bigint not null
);
create index plan_digest_of_person on plan_digest (person_id, organisation_id, sent_at);

-- Answers a reminder about one action without signing in. The id is the SHA-256 of what the
-- address holds: who reads the table cannot use it.
create table plan_answer_link (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  person_id text not null references person (id),
  created_at bigint not null,
  expires_at bigint not null,
  answered_at bigint,
  revoked_at bigint
);
create index plan_answer_link_of_person on plan_answer_link (person_id, id);

-- A calendar's address, for a person or a unit; the id is a hash, as above.
create table plan_feed (
  id text primary key,
  organisation_id text not null references organisation (id),
  person_id text references person (id),
  unit_id text references unit (id),
  created_at bigint not null,
  created_by text not null references person (id),
  read_at bigint,
  revoked_at bigint
);
create index plan_feed_of_organisation on plan_feed (organisation_id, id);

-- A spreadsheet that was read and not yet confirmed: the changes it would make, against the state
-- they were made to.
create table plan_import (
  id text primary key,
  plan_id text not null references plan (id),
  file_name text not null,
  changes text not null,
  faults text not null,
  read_by text not null references person (id),
  read_at bigint not null,
  confirmed_at bigint,
  dropped_at bigint
);
create index plan_import_of_plan on plan_import (plan_id, id);
