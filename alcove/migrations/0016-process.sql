-- What of a process others can start from, padded with spaces: assessment, plan.
alter table practice_version add column process_parts text not null default '';

-- Texts that were frozen before. The process is the last part of a text, so what stands after its name
-- is its own.
update practice_version set process_parts =
  case when body like '%"process":{%"items":["%' then ' assessment' else '' end
  || case when body like '%"process":{%"plan":{%' then ' plan' else '' end
  || ' '
where body like '%"process":{%';
