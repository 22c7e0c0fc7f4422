-- What an answer said in its head of what was made: sent again, it says it again.
alter table idempotent_answer add column etag text;
alter table idempotent_answer add column location text;
