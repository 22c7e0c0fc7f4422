-- What is asked for by these was looked for in the whole table.
create index application_condition_of_decision on application_condition (decision_id, position, id);
create index award_superseding on award (supersedes_id, id) where supersedes_id is not null;
create index job_of_person on job (person_id, kind, created_at, id);
create index one_time_link_of_person on one_time_link (person_id, purpose);
create index organisation_by_name on organisation (name, id);
create index person_by_name on person (name, id);
create index plan_answer_link_of_plan on plan_answer_link (plan_id, id);
create index plan_decision_of_plan on plan_decision (plan_id, id);
create index plan_digest_of_organisation on plan_digest (organisation_id, person_id, sent_at);
create index reminder_of_person on reminder (person_id, sent_at);
