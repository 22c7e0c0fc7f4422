-- The room review: what happens around a self-assessment.

create table reopening (
  id text primary key,
  assessment_id text not null references assessment (id),
  reason text not null,
  reopened_by text not null references person (id),
  reopened_at bigint not null
);
create index reopening_of_assessment on reopening (assessment_id, id);

create table remark (
  id text primary key,
  assessment_id text not null references assessment (id),
  item_id text not null references item (id),
  author_id text not null references person (id),
  unit_id text references unit (id),
  body text not null,
  written_at bigint not null,
  removed_at bigint
);
create index remark_of_item on remark (assessment_id, item_id, id);

create table remark_mention (
  remark_id text not null references remark (id),
  person_id text not null references person (id),
  read_at bigint,
  primary key (remark_id, person_id)
);
create index remark_mention_of_person on remark_mention (person_id, remark_id);

create table reminder (
  id text primary key,
  assessment_id text not null references assessment (id),
  person_id text not null references person (id),
  sent_by text references person (id),
  sent_at bigint not null
);
create index reminder_of_assessment on reminder (assessment_id, person_id, sent_at);
