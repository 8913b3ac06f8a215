-- The articles an export is about: those of one story (by any id it ever had), of times since a moment, or both.
create or replace temporary table export_chosen as
with story as (
    select coalesce(
        (
            select cluster_ids.new_id from published.cluster_ids as cluster_ids
            where cluster_ids.old_id = getvariable('story')
        ),
        getvariable('story')
    ) as story_id
)

select
    articles.article_id,
    articles.document_id,
    articles.story_id,
    articles.outlet
from published.articles as articles
left join published.runs as runs on articles.run_id = runs.run_id
where
    (getvariable('story') is null or articles.story_id = (select story.story_id from story))
    and (
        getvariable('since') is null
        or coalesce(articles.modified_at, articles.published_at, articles.fetched_at, runs.started_at)
        >= getvariable('since')
    );

create or replace temporary table export_named as
select distinct mentions.entity_id
from published.mentions as mentions
inner join export_chosen on mentions.article_id = export_chosen.article_id
where mentions.entity_id is not null;
