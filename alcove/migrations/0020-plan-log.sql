-- The log of a plan tells of the plan itself too, and what changed there is of no node: the column
-- held nothing but nodes. node_id: the node, or the plan's own id. The rows move; plan_change stays
-- empty.
create table plan_log (
  id text primary key,
  plan_id text not null references plan (id),
  baseline bigint not null,
  node_id text not null,
  about text not null,
  before_value text,
  after_value text,
  reason text not null,
  changed_by text not null references person (id),
  changed_at bigint not null
);
create index plan_log_of_plan on plan_log (plan_id, baseline, id);
create index plan_log_of_node on plan_log (node_id, id);
insert into plan_log
  (id, plan_id, baseline, node_id, about, before_value, after_value, reason, changed_by, changed_at)
  select id, plan_id, baseline, node_id, about, before_value, after_value, reason, changed_by, changed_at
  from plan_change;
delete from plan_change;
