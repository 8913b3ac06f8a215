-- Disagreements within stories, of every kind (no rows while articles are not linked).
create or replace view published.conflicts as
select
    cast(null as varchar) as conflict_id,
    cast(null as varchar) as story_id,
    cast(null as varchar) as kind,
    cast(null as varchar) as subject,
    cast(null as varchar) as measure_id,
    cast(null as varchar) as claim_id,
    cast(null as varchar) as utterance_id,
    cast(
        null as struct(
            outlet varchar, article_id varchar, value varchar, sentence varchar, char_start integer, char_end integer
        )[]
    ) as readings,
    cast(null as double) as confidence
where false;

comment on view published.conflicts is 'Any disagreement in a story.';
comment on column published.conflicts.conflict_id is
'Row id: a function of the story, the kind and what the sources disagree on.';
comment on column published.conflicts.story_id is 'The event.';
comment on column published.conflicts.kind is 'figure, place, date, attribution, negation or wording.';
comment on column published.conflicts.subject is 'What the sources disagree on, in words.';
comment on column published.conflicts.measure_id is 'The measure, for a conflict of figures; otherwise NULL.';
comment on column published.conflicts.claim_id is 'The claim, for a conflict of statements; otherwise NULL.';
comment on column published.conflicts.utterance_id is 'The utterance, for a conflict of quotes; otherwise NULL.';
comment on column published.conflicts.readings is
'What each article says, with its sentence and the span of the value in code points.';
comment on column published.conflicts.confidence is
'Probability, 0 to 1, that it is a disagreement; NULL where there is no measure.';
