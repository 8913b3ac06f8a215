-- Stages of runs: rows in and out, and time.
create or replace view published.run_stages as
with run_stages as (
    select * from store.run_stages
)

select
    run_id,
    stage,
    rows_in,
    rows_out,
    rows_quarantined,
    seconds
from run_stages;

comment on view published.run_stages is 'A stage of a run.';
comment on column published.run_stages.run_id is 'The run.';
comment on column published.run_stages.stage is 'ingest, clean, extract, load, link or publish.';
comment on column published.run_stages.rows_in is 'Rows the stage was given.';
comment on column published.run_stages.rows_out is 'Rows it handed on.';
comment on column published.run_stages.rows_quarantined is 'Rows it set aside.';
comment on column published.run_stages.seconds is 'How long it took, in seconds.';
