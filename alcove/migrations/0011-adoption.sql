-- What becomes of practices elsewhere: who took parts over into which plan, how they were adapted and
-- with what result; and questions to those who wrote them.

-- plan_id: where parts went, or what was begun with the process; assessment_id: what was begun with
-- it. worked: yes, partly, no. Written once by those who took it over, and again when they know more.
create table practice_adoption (
  id text primary key,
  practice_id text not null references practice (id),
  number bigint not null,
  organisation_id text not null references organisation (id),
  plan_id text references plan (id),
  assessment_id text references assessment (id),
  adopted_at bigint not null,
  adopted_by text not null references person (id),
  asked_at bigint,
  worked text,
  adapted text not null default '',
  result text not null default '',
  told_at bigint,
  told_by text references person (id),
  version bigint not null default 1
);
create index practice_adoption_of_practice on practice_adoption (practice_id, id);
create index practice_adoption_of_organisation on practice_adoption (organisation_id, id);

-- The building blocks that were taken, each with the action that was made of it.
create table practice_adoption_block (
  adoption_id text not null references practice_adoption (id),
  block_id text not null,
  node_id text not null references plan_node (id),
  primary key (adoption_id, block_id)
);
create index practice_adoption_block_of_node on practice_adoption_block (node_id, adoption_id);

-- Neither sees the address of the other: question and answer go through here.
create table practice_question (
  id text primary key,
  practice_id text not null references practice (id),
  organisation_id text not null references organisation (id),
  asked_by text not null references person (id),
  asked_at bigint not null,
  question text not null,
  answer text not null default '',
  answered_at bigint,
  answered_by text references person (id)
);
create index practice_question_of_practice on practice_question (practice_id, id);
create index practice_question_of_person on practice_question (asked_by, id);
