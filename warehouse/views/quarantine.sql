-- Inputs and rows that were not let through, with the reason.
create or replace view published.quarantine as
with quarantine as (
    select * from store.quarantine
)

select
    run_id,
    stage,
    level,
    document_id,
    source_uri,
    table_name,
    row_id,
    reason,
    detail
from quarantine;

comment on view published.quarantine is 'An input or row that was not let through.';
comment on column published.quarantine.run_id is 'The run that set it aside.';
comment on column published.quarantine.stage is 'The stage that set it aside.';
comment on column published.quarantine.level is 'document (a whole input) or row.';
comment on column published.quarantine.document_id is 'The document it is or comes from; NULL where it is not known.';
comment on column published.quarantine.source_uri is
'Where the input lay: the path of its file, with the line or record where it held several.';
comment on column published.quarantine.table_name is 'The table the row was meant for.';
comment on column published.quarantine.row_id is 'Identity of the row within that table.';
comment on column published.quarantine.reason is 'Why, as a stable code.';
comment on column published.quarantine.detail is
'Why, in words, with the values concerned; NULL where the code says all.';
