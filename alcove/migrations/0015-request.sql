-- Internal documents of a practice: closed, named beside it, and opened to somebody who asks.

-- A piece of evidence under the name that readers of the practice see. Taken off, never deleted.
create table internal_document (
  id text primary key,
  practice_id text not null references practice (id),
  evidence_id text not null references evidence (id),
  name text not null,
  about text not null default '',
  added_at bigint not null,
  added_by text not null references person (id),
  removed_at bigint,
  removed_by text references person (id)
);
create index internal_document_of_practice on internal_document (practice_id, id);
create index internal_document_of_evidence on internal_document (evidence_id, practice_id);

-- owner_id: the institution whose document it is; organisation_id: the one that asks. file_number: the
-- file that was granted, so that a later one is not opened with it. granted_until: a day; null where it
-- was refused. opened: how often it was read; each time is in the history as well.
create table document_request (
  id text primary key,
  document_id text not null references internal_document (id),
  practice_id text not null references practice (id),
  owner_id text not null references organisation (id),
  organisation_id text not null references organisation (id),
  asked_by text not null references person (id),
  asked_at bigint not null,
  purpose text not null,
  answered_at bigint,
  answered_by text references person (id),
  granted_until text,
  file_number bigint,
  reason text not null default '',
  revoked_at bigint,
  revoked_by text references person (id),
  opened bigint not null default 0,
  opened_at bigint,
  version bigint not null default 1
);
create index document_request_of_owner on document_request (owner_id, id);
create index document_request_of_person on document_request (asked_by, id);
create index document_request_of_document on document_request (document_id, asked_by, id);
