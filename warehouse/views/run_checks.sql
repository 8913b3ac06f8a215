-- Results of the expectations that each stage's rows are held to.
create or replace view published.run_checks as
with run_checks as (
    select * from store.run_checks
)

select
    run_id,
    stage,
    expectation,
    column_name,
    severity,
    success,
    errored,
    observed,
    unexpected_count,
    unexpected_percent,
    sql
from run_checks;

comment on view published.run_checks is 'One expectation''s result.';
comment on column published.run_checks.run_id is 'The run.';
comment on column published.run_checks.stage is 'The stage whose rows were looked at.';
comment on column published.run_checks.expectation is 'What was expected.';
comment on column published.run_checks.column_name is 'The column it is about; NULL where it is about the table.';
comment on column published.run_checks.severity is 'What a failure means: critical (the run stops), warning or info.';
comment on column published.run_checks.success is 'Whether it was met.';
comment on column published.run_checks.errored is 'Whether it could not be tried.';
comment on column published.run_checks.observed is 'What was found; NULL where the expectation tells nothing.';
comment on column published.run_checks.unexpected_count is 'Rows that fail it; NULL where it does not count rows.';
comment on column published.run_checks.unexpected_percent is
'Share of rows that fail it, in percent; NULL where it does not count rows.';
comment on column published.run_checks.sql is 'Query that shows the rows that fail it; NULL where there is none.';
