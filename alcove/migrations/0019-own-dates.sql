-- The first day that is an action's own, while the actions below it have dates and it lies around those.
-- Empty: it has none. Null: nothing below it has dates, and first_day is its own.
alter table plan_node add column own_first_day text;
