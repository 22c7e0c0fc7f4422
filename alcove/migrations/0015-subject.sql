-- What an edition's items rate: institution, or practice for the rubrics of reviewers.
alter table edition add column subject text not null default 'institution';
