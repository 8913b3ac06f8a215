-- Cluster ids that were merged into others (no rows while nothing is linked).
create or replace view published.cluster_ids as
select
    cast(null as varchar) as old_id,
    cast(null as varchar) as kind,
    cast(null as varchar) as new_id,
    cast(null as varchar) as run_id
where false;

comment on view published.cluster_ids is 'An id that was merged away, so that it stays resolvable.';
comment on column published.cluster_ids.old_id is 'The id that is no longer used.';
comment on column published.cluster_ids.kind is 'What it was an id of: story, entity, utterance, measure or claim.';
comment on column published.cluster_ids.new_id is 'The id that took its place.';
comment on column published.cluster_ids.run_id is 'The run that merged them.';
