-- The engine plan: objectives and actions, dates, readings, money, baselines.
-- A donor's logframe and the work plan of a consortium use the same tables: what a level is called
-- is in plan.tiers, what kind of node it is in plan_node.kind.
--
-- Instants are milliseconds since 1970; days are text such as 2026-11-21; exact numbers are text as
-- `Number::to_exact` writes them (12, -3.5, 7/3).

-- tiers: names of the levels of objectives and of actions per language. matters: which changes need
-- approval again. Both one JSON document, always read whole.
create table plan (
  id text primary key,
  organisation_id text not null references organisation (id),
  previous_id text references plan (id),
  title text not null,
  language text not null,
  context text not null default '',
  vision text not null default '',
  first_day text not null,
  last_day text not null,
  currency text not null,
  quiet_days bigint not null default 92,
  tiers text not null,
  matters text not null,
  state text not null,
  baselines bigint not null default 0,
  created_at bigint not null,
  created_by text references person (id),
  approved_at bigint,
  approved_by text references person (id),
  begun_at bigint,
  begun_by text references person (id),
  closed_at bigint,
  closed_by text references person (id),
  closing_words text not null default '',
  removed_at bigint,
  version bigint not null default 1
);
create index plan_of_organisation on plan (organisation_id, id);

create table plan_phase (
  id text primary key,
  plan_id text not null references plan (id),
  name text not null,
  first_day text not null,
  last_day text not null
);
create index plan_phase_of_plan on plan_phase (plan_id, first_day, id);

-- One space of nodes. kind: objective, action, milestone. mode: automatic, fixed.
-- first_day and last_day are where the node lies after the last propagation, also of a parent;
-- days is the duration of an automatic one without others below it.
-- standing and noted_at repeat the last status note, for lists; the notes are the truth.
create table plan_node (
  id text primary key,
  plan_id text not null references plan (id),
  kind text not null,
  parent_id text references plan_node (id),
  position bigint not null,
  code text not null default '',
  title text not null,
  body text not null default '',
  mode text not null default 'automatic',
  first_day text,
  last_day text,
  days bigint not null default 1,
  method text not null,
  standing text not null default 'not-started',
  done text,
  noted_at bigint,
  work_planned text,
  work_remaining text,
  output text not null default '',
  evidence_expected text not null default '',
  priority bigint not null default 2,
  risk text not null default '',
  risk_answer text not null default '',
  library_ref text not null default '',
  search_text text not null default '',
  created_at bigint not null,
  created_by text references person (id),
  removed_at bigint,
  version bigint not null default 1
);
create index plan_node_of_plan on plan_node (plan_id, parent_id, position, id);
create index plan_node_by_last_day on plan_node (plan_id, last_day, id) where removed_at is null;

-- position: of the objective among those a deed serves; under the first the deed is listed.
create table plan_contribution (
  deed_id text not null references plan_node (id),
  objective_id text not null references plan_node (id),
  plan_id text not null references plan (id),
  share text,
  position bigint not null,
  primary key (deed_id, objective_id)
);
create index plan_contribution_of_plan on plan_contribution (plan_id, objective_id, deed_id);

create table plan_dependency (
  before_id text not null references plan_node (id),
  after_id text not null references plan_node (id),
  plan_id text not null references plan (id),
  lag bigint not null default 0,
  primary key (before_id, after_id)
);
create index plan_dependency_of_plan on plan_dependency (plan_id, after_id, before_id);

create table plan_tag (
  node_id text not null references plan_node (id),
  scheme text not null,
  code text not null,
  plan_id text not null references plan (id),
  primary key (node_id, scheme, code)
);
create index plan_tag_of_plan on plan_tag (plan_id, scheme, code, node_id);

-- Ended, never deleted. Either a unit or a person; part: responsible, contributing.
create table plan_responsibility (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  unit_id text references unit (id),
  person_id text references person (id),
  part text not null,
  from_day text not null,
  until_day text,
  created_at bigint not null,
  created_by text references person (id)
);
create index plan_responsibility_of_plan on plan_responsibility (plan_id, node_id, id);
create index plan_responsibility_of_unit on plan_responsibility (unit_id, plan_id, node_id);
create index plan_responsibility_of_person on plan_responsibility (person_id, plan_id, node_id);

-- Append-only. via: page, link, api, import.
create table plan_status_note (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  standing text not null,
  done text,
  words text not null default '',
  via text not null,
  noted_by text not null references person (id),
  noted_at bigint not null
);
create index plan_status_note_of_node on plan_status_note (node_id, id);
create index plan_status_note_of_plan on plan_status_note (plan_id, id);

create table plan_status_evidence (
  note_id text not null references plan_status_note (id),
  evidence_id text not null references evidence (id),
  primary key (note_id, evidence_id)
);
create index plan_status_evidence_of_evidence on plan_status_evidence (evidence_id, note_id);

create table plan_node_evidence (
  node_id text not null references plan_node (id),
  evidence_id text not null references evidence (id),
  plan_id text not null references plan (id),
  attached_at bigint not null,
  attached_by text references person (id),
  primary key (node_id, evidence_id)
);
create index plan_node_evidence_of_evidence on plan_node_evidence (evidence_id, node_id);

-- dimensions: a JSON list of id, categories, overlap. Changing it starts a new version of the
-- indicator (supersedes_id); the readings of the old one stay with it.
create table plan_indicator (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  supersedes_id text references plan_indicator (id),
  position bigint not null,
  title text not null,
  definition text not null default '',
  measure text not null,
  unit text not null,
  decimals bigint not null default 0,
  direction text not null,
  entry text not null,
  across text not null,
  baseline text,
  baseline_year bigint,
  baseline_due text,
  dimensions text not null default '[]',
  verified_by text not null default '',
  created_at bigint not null,
  removed_at bigint,
  version bigint not null default 1
);
create index plan_indicator_of_plan on plan_indicator (plan_id, node_id, position, id);

create table plan_target (
  indicator_id text not null references plan_indicator (id),
  year bigint not null,
  target text not null,
  primary key (indicator_id, year)
);

-- Append-only: of one period and cell the last one read counts. cell: "sex=f;age=under-18", by
-- dimension; empty for the whole. An amount, or a numerator with its denominator.
create table plan_reading (
  id text primary key,
  plan_id text not null references plan (id),
  indicator_id text not null references plan_indicator (id),
  first_day text not null,
  last_day text not null,
  cell text not null default '',
  amount text,
  numerator text,
  denominator text,
  source text not null,
  note text not null default '',
  via text not null,
  read_by text not null references person (id),
  read_at bigint not null
);
create index plan_reading_of_indicator on plan_reading (indicator_id, last_day, id);
create index plan_reading_of_plan on plan_reading (plan_id, id);

-- What an action needs, in words and numbers; what it costs stands in the ledger.
create table plan_need (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  kind text not null,
  words text not null,
  quantity text,
  unit text not null default '',
  secured_at bigint,
  secured_by text references person (id),
  removed_at bigint,
  version bigint not null default 1
);
create index plan_need_of_plan on plan_need (plan_id, node_id, id);

-- The ledger: lines are added, not edited. reverses_id: the line that this one takes back.
create table plan_line (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  need_id text references plan_need (id),
  year bigint not null,
  source text not null default '',
  currency text not null,
  stage text not null,
  funding text not null,
  need text not null,
  amount text not null,
  note text not null default '',
  reverses_id text unique references plan_line (id),
  entered_by text not null references person (id),
  entered_at bigint not null
);
create index plan_line_of_plan on plan_line (plan_id, node_id, id);

create table plan_rate (
  id text primary key,
  plan_id text not null references plan (id),
  currency text not null,
  day text not null,
  worth text not null,
  source text not null,
  entered_by text not null references person (id),
  entered_at bigint not null
);
create index plan_rate_of_plan on plan_rate (plan_id, currency, day, id);

-- A frozen state: body is every fact in writing (`State::write`), hash the SHA-256 of it.
create table plan_baseline (
  id text primary key,
  plan_id text not null references plan (id),
  number bigint not null,
  body text not null,
  hash text not null,
  approved_at bigint not null,
  approved_by text not null references person (id),
  unique (plan_id, number)
);

-- Changes after an approval, one row for each fact, written as in the body; a baseline and its
-- rows make today.
create table plan_change (
  id text primary key,
  plan_id text not null references plan (id),
  baseline bigint not null,
  node_id text not null references plan_node (id),
  about text not null,
  before_value text,
  after_value text,
  reason text not null,
  changed_by text not null references person (id),
  changed_at bigint not null
);
create index plan_change_of_plan on plan_change (plan_id, baseline, id);
create index plan_change_of_node on plan_change (node_id, id);
