-- What was done, and how the items it answered moved until a later assessment. Kept when that one is
-- closed, with n, and with nothing about why.
create table what_worked (
  id text primary key,
  organisation_id text not null references organisation (id),
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  -- What the action was made of in the library; empty where it was thought of here.
  library_ref text not null,
  earlier_id text not null references assessment (id),
  later_id text not null references assessment (id),
  up bigint not null,
  down bigint not null,
  same bigint not null,
  kept_at bigint not null,
  unique (node_id, earlier_id, later_id)
);
create index what_worked_of_organisation on what_worked (organisation_id, library_ref, id);
create index what_worked_of_later on what_worked (later_id);
