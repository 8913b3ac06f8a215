-- Documents that have bytes or an article still, oldest first; `time` is when they were taken in, or published.
select
    documents.document_id,
    documents.raw_file,
    documents.n_bytes,
    articles.article_id,
    coalesce(length(articles.body), 0) as n_chars,
    case
        when getvariable('age_by') = 'published'
            then
                coalesce(
                    articles.modified_at, articles.published_at, documents.fetched_at, runs.started_at
                )
        else runs.started_at
    end as time
from store.documents as documents
left join store.articles as articles on documents.document_id = articles.document_id
left join store.runs as runs on documents.run_id = runs.run_id
where documents.raw_file is not null or articles.article_id is not null
order by time, documents.document_id
