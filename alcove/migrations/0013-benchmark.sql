-- Comparison over a network: what members bring, what was told of it, and of whom.

-- What a closed assessment or a plan says in numbers, read once; the id is the outcome's, or names
-- the plan and its version. Rows are never changed, so that a release can be computed again.
create table benchmark_contribution (
  id text primary key,
  source_id text not null,
  kind text not null,
  organisation_id text not null references organisation (id),
  edition_id text references edition (id),
  at bigint not null
);
create index benchmark_contribution_of_organisation on benchmark_contribution (organisation_id, kind, at);

-- item is an item of the edition, or one of the words whole, coverage, plan.
create table benchmark_value (
  contribution_id text not null references benchmark_contribution (id),
  item text not null,
  value text not null,
  n bigint not null,
  items bigint not null,
  primary key (contribution_id, item)
);

-- turn counts the releases of the whole installation: each knows all those before it, so two cannot
-- be made of the same knowledge.
create table benchmark_release (
  id text primary key,
  network_id text not null references network (id),
  edition_id text not null references edition (id),
  number bigint not null,
  turn bigint not null unique,
  rules bigint not null,
  participation text not null,
  hash text not null,
  made_at bigint not null,
  made_by text references person (id),
  published_at bigint,
  published_by text references person (id),
  superseded_at bigint,
  unique (network_id, edition_id, number)
);
create index benchmark_release_of_network on benchmark_release (network_id, number);
create index benchmark_release_of_edition on benchmark_release (edition_id, turn);

create table benchmark_figure (
  release_id text not null references benchmark_release (id),
  peers text not null,
  item text not null,
  n bigint not null,
  lower text not null,
  median text not null,
  upper text not null,
  set_number bigint not null,
  primary key (release_id, peers, item)
);

-- Of whom figures were made: for the releases after them, and shown to nobody.
create table benchmark_set (
  release_id text not null references benchmark_release (id),
  number bigint not null,
  contribution_id text not null references benchmark_contribution (id),
  primary key (release_id, number, contribution_id)
);
