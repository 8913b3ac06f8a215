-- One story by its id, or by an id that was merged into it: its reports in the order of their times.
create or replace macro main.story(id) as table
    with chosen as (
        select coalesce(max(merged.new_id), any_value(asked.story_id)) as story_id
        from (select id as story_id) as asked
        left join published.cluster_ids as merged on asked.story_id = merged.old_id
    )

    select
        stories.story_id,
        stories.headline,
        articles.article_id,
        articles.outlet,
        articles.published_at,
        articles.modified_at,
        articles.title,
        articles.n_words,
        articles.is_stub,
        articles.is_current,
        articles.independent,
        articles.duplicate_of,
        articles.url
    from published.articles as articles
    inner join chosen on articles.story_id = chosen.story_id
    inner join published.stories as stories on articles.story_id = stories.story_id
    order by articles.published_at nulls last, articles.outlet, articles.version, articles.article_id;
