-- Networks: organisations that work together, who coordinates them, what each agreed to share.

create table network (
  id text primary key,
  organisation_id text not null references organisation (id),
  name text not null,
  purpose text not null default '',
  created_at bigint not null,
  created_by text references person (id),
  version bigint not null default 1
);
create index network_of_organisation on network (organisation_id, id);

create table network_role (
  id text primary key,
  network_id text not null references network (id),
  person_id text not null references person (id),
  role text not null,
  from_at bigint not null,
  until_at bigint,
  created_by text references person (id)
);
create unique index network_role_held on network_role (network_id, person_id, role) where until_at is null;
create index network_role_of_person on network_role (person_id, network_id) where until_at is null;

-- shares is the agreement that stands, so that a list need not look it up.
create table network_member (
  id text primary key,
  network_id text not null references network (id),
  organisation_id text not null references organisation (id),
  shares text not null default 'nothing',
  invited_at bigint not null,
  invited_by text references person (id),
  accepted_at bigint,
  accepted_by text references person (id),
  ended_at bigint,
  ended_by text references person (id),
  version bigint not null default 1
);
create unique index network_member_standing on network_member (network_id, organisation_id) where ended_at is null;
create index network_member_of_organisation on network_member (organisation_id, network_id);
create index network_member_counted on network_member (network_id, shares, accepted_at) where ended_at is null;

-- Who agreed to what, when, to which text; never changed, followed by the next.
create table network_agreement (
  id text primary key,
  member_id text not null references network_member (id),
  number bigint not null,
  shares text not null,
  text_version text not null,
  text_language text not null,
  agreed_at bigint not null,
  agreed_by text not null references person (id),
  unique (member_id, number)
);

create table network_announcement (
  id text primary key,
  network_id text not null references network (id),
  title text not null,
  body text not null default '',
  published_at bigint not null,
  published_by text not null references person (id),
  withdrawn_at bigint
);
create index network_announcement_of_network on network_announcement (network_id, id);
