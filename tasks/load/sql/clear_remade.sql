-- Take out of quarantine what is decided again: by cleaning of documents in `replaced`, by extraction of all articles.
delete from store.quarantine
where
    stage in ('clean', 'extract')
    and document_id in (select replaced.document_id from replaced);
delete from store.quarantine
where
    stage = 'extract'
    and level = 'row'
    and (select bool_or(cleared.table_name = 'mentions') from cleared);
