-- How much work a node takes and how much of it is left, each time it was said, so that a report of a
-- period that is over tells of its end. planned is null where it was taken back. said_at is null of
-- what is older than this table: since when it holds, nobody wrote down.
create table plan_work (
  id text primary key,
  plan_id text not null references plan (id),
  node_id text not null references plan_node (id),
  planned text,
  remaining text,
  said_at bigint
);
create index plan_work_of_plan on plan_work (plan_id, id);
create index plan_work_of_node on plan_work (node_id);
insert into plan_work (id, plan_id, node_id, planned, remaining)
  select id, plan_id, id, work_planned, work_remaining from plan_node where work_planned is not null;

-- Since when the plan waits for those who approve it, and who asked them; empty once it is answered.
alter table plan add column asked_at bigint;
alter table plan add column asked_by text references person (id);
