-- What waits for an institution is asked for on its home page, whichever of the two it is.
create index if not exists mentoring_of_mentor on mentoring (mentor_id, id);
create index if not exists mentoring_of_learner on mentoring (learner_id, id);
