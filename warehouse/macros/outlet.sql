-- What an outlet (its name or part of it, in any spelling) reported, newest first, with their reach and omissions.
create or replace macro main.outlet(wanted) as table
    with asked as (
        select lower(strip_accents(wanted)) as folded
    ),

    left_out as (
        select
            story_id,
            outlet,
            count(*) as n_omissions
        from published.omissions
        group by story_id, outlet
    )

    select
        articles.outlet,
        articles.published_at,
        articles.title,
        articles.n_words,
        articles.independent,
        articles.duplicate_of,
        stories.n_outlets,
        stories.n_conflicts,
        coalesce(left_out.n_omissions, 0) as n_omissions,
        articles.story_id,
        articles.article_id,
        articles.url
    from published.articles as articles
    inner join asked on contains(lower(strip_accents(articles.outlet)), asked.folded)
    left join published.stories as stories on articles.story_id = stories.story_id
    left join left_out on articles.story_id = left_out.story_id and articles.outlet = left_out.outlet
    where articles.is_current
    order by articles.published_at desc nulls last, articles.article_id asc;
