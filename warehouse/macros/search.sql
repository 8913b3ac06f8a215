-- Current articles that hold the words asked for, best first, by Okapi BM25 with k1 = 1.2 and b = 0.75.
create or replace macro main.search(words) as table
    with asked as (
        select distinct unnest(regexp_extract_all(lower(strip_accents(words)), '[a-z0-9]+')) as term
    ),

    sizes as (
        select
            article_id,
            sum(n) as n_words
        from store.search_terms
        group by article_id
    ),

    corpus as (
        select
            count(*) as n_articles,
            avg(n_words) as mean_words
        from sizes
    ),

    found as (
        select
            postings.article_id,
            postings.n,
            count(*) over (partition by postings.term) as n_holding
        from store.search_terms as postings
        inner join asked on postings.term = asked.term
    ),

    scored as (
        select
            found.article_id,
            sum(
                ln(1 + (corpus.n_articles - found.n_holding + 0.5) / (found.n_holding + 0.5))
                * found.n * 2.2 / (found.n + 1.2 * (0.25 + 0.75 * sizes.n_words / corpus.mean_words))
            ) as score
        from found
        inner join sizes on found.article_id = sizes.article_id
        cross join corpus
        group by found.article_id
    )

    select
        round(scored.score, 3) as score,
        articles.outlet,
        articles.published_at,
        articles.title,
        articles.story_id,
        articles.article_id,
        articles.url
    from scored
    inner join published.articles as articles on scored.article_id = articles.article_id
    where articles.is_current
    order by scored.score desc, articles.article_id asc;
