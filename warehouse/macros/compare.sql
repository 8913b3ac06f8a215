-- What the outlets of a story say together: conflicts first, then updates, agreements, quotations, claims, omissions.
create or replace macro main.compare(id) as table
    with chosen as (
        select coalesce(max(merged.new_id), any_value(asked.story_id)) as story_id
        from (select id as story_id) as asked
        left join published.cluster_ids as merged on asked.story_id = merged.old_id
    ),

    sides as (
        select
            conflicts.conflict_id,
            conflicts.kind,
            conflicts.subject,
            unnest(conflicts.readings) as reading
        from published.conflicts as conflicts
        inner join chosen on conflicts.story_id = chosen.story_id
    ),

    conflicts as (
        select
            1 as place,
            'conflict of ' || sides.kind || 's' as finding,
            sides.subject,
            list(
                sides.reading.outlet || ': ' || sides.reading.value order by sides.reading.outlet, sides.reading.value
            ) as readings
        from sides
        group by sides.conflict_id, sides.kind, sides.subject
    ),

    measures as (
        select
            case measures.verdict when 'update' then 2 else 3 end as place,
            measures.verdict as finding,
            concat_ws(', ', measures.counted, measures.action_class, measures.place) as subject,
            list(
                figures.outlet || ': ' || figures.text
                order by articles.published_at nulls last, figures.outlet, figures.figure_id
            ) as readings
        from published.measures as measures
        inner join chosen on measures.story_id = chosen.story_id
        inner join published.figures as figures on measures.measure_id = figures.measure_id
        inner join published.articles as articles on figures.article_id = articles.article_id
        where measures.verdict != 'conflict'
        group by measures.measure_id, measures.verdict, measures.counted, measures.action_class, measures.place
    ),

    quotations as (
        select
            4 as place,
            'quotation' as finding,
            any_value(variants.speaker) as subject,
            list(
                variants.outlet || ' (' || variants.agreement || '): ' || variants.text
                order by variants.outlet, variants.quote_id
            ) as readings
        from published.quote_variants as variants
        inner join chosen on variants.story_id = chosen.story_id
        group by variants.utterance_id
    ),

    claims as (
        select
            5 as place,
            'claim' as finding,
            claims.text as subject,
            list(
                reports.outlet || ': ' || reports.text order by reports.outlet, reports.statement_id
            ) as readings
        from published.claims as claims
        inner join chosen on claims.story_id = chosen.story_id
        inner join published.claim_reports as reports on claims.claim_id = reports.claim_id
        where claims.n_independent > 1
        group by claims.claim_id, claims.text
    ),

    omissions as (
        select
            6 as place,
            'omission' as finding,
            omissions.claim as subject,
            list(omissions.outlet order by omissions.outlet) as readings
        from published.omissions as omissions
        inner join chosen on omissions.story_id = chosen.story_id
        group by omissions.claim_id, omissions.claim
    ),

    findings as (
        select * from conflicts
        union all
        select * from measures
        union all
        select * from quotations
        union all
        select * from claims
        union all
        select * from omissions
    )

    select
        finding,
        subject,
        readings
    from findings
    order by place asc, len(readings) desc, subject;
