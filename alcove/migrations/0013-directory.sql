-- Who knows what in a network, and who helps whom: each only as far as the organisation said so.

-- strengths_at and matching_at are consents of their own, apart from what goes into figures; folded is
-- what a search looks into.
create table directory_entry (
  id text primary key,
  network_id text not null references network (id),
  organisation_id text not null references organisation (id),
  expertise text not null default '',
  contact text not null default '',
  folded text not null default '',
  strengths_at bigint,
  matching_at bigint,
  text_version text not null,
  written_at bigint not null,
  written_by text references person (id),
  removed_at bigint,
  version bigint not null default 1
);
create unique index directory_entry_standing on directory_entry (network_id, organisation_id) where removed_at is null;

create table mentoring (
  id text primary key,
  network_id text not null references network (id),
  mentor_id text not null references organisation (id),
  learner_id text not null references organisation (id),
  goals text not null,
  proposed_at bigint not null,
  proposed_by text not null references person (id),
  -- It begins when both institutions have agreed.
  mentor_agreed_at bigint,
  mentor_agreed_by text references person (id),
  learner_agreed_at bigint,
  learner_agreed_by text references person (id),
  ended_at bigint,
  ended_by text references person (id),
  result text not null default '',
  version bigint not null default 1
);
create index mentoring_of_network on mentoring (network_id, id);

create table mentoring_note (
  id text primary key,
  mentoring_id text not null references mentoring (id),
  organisation_id text references organisation (id),
  body text not null,
  written_at bigint not null,
  written_by text not null references person (id)
);
create index mentoring_note_of_pair on mentoring_note (mentoring_id, id);
