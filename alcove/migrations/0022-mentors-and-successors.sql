-- The practice that stands in the place of one that was withdrawn.
alter table practice add column replaced_by text;

-- A member of a network asks for somebody who helps it; it may say whom it has in mind. The network's
-- coordinators propose a pair (mentoring_id), or say why not.
create table mentoring_wish (
  id text primary key,
  network_id text not null references network (id),
  learner_id text not null references organisation (id),
  mentor_id text references organisation (id),
  goals text not null,
  asked_at bigint not null,
  asked_by text not null references person (id),
  mentoring_id text references mentoring (id),
  answer text not null default '',
  answered_at bigint,
  answered_by text references person (id),
  taken_back_at bigint,
  taken_back_by text references person (id),
  version bigint not null
);
create index mentoring_wish_of_network on mentoring_wish (network_id, id);
create index mentoring_wish_of_learner on mentoring_wish (learner_id, id);
