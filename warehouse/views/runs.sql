-- Runs: when, how they ended, and how many rows they made.
create or replace view published.runs as
with runs as (
    select * from store.runs
)

select
    run_id,
    started_at,
    finished_at,
    status,
    n_documents,
    n_articles,
    n_unchanged,
    n_quarantined,
    n_copies,
    n_stories_touched,
    seconds,
    version,
    model,
    config_sha256
from runs;

comment on view published.runs is 'One run.';
comment on column published.runs.run_id is 'The run''s id, its start in UTC; ids sort by time.';
comment on column published.runs.started_at is 'When it started, UTC.';
comment on column published.runs.finished_at is 'When it ended, UTC; NULL where it did not.';
comment on column published.runs.status is
'How it ended: succeeded, nothing new, failed or killed; or what it did instead: pruned, compacted, reprocessed.';
comment on column published.runs.n_documents is
'Inputs it took in; the sum of n_articles, n_unchanged and n_quarantined.';
comment on column published.runs.n_articles is 'Inputs that became articles.';
comment on column published.runs.n_unchanged is 'Inputs that were handled before.';
comment on column published.runs.n_quarantined is 'Inputs that were not let through; the view quarantine says why.';
comment on column published.runs.n_copies is 'Pairs of articles it found to share text.';
comment on column published.runs.n_stories_touched is 'Stories it founded or changed.';
comment on column published.runs.seconds is 'How long it took, in seconds; NULL where it did not end.';
comment on column published.runs.version is 'Version of Parallax.';
comment on column published.runs.model is 'Name and version of the language model; NULL where none was needed.';
comment on column published.runs.config_sha256 is 'SHA-256 of its settings: equal for runs that were set up alike.';
