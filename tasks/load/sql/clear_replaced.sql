-- Take out what was made of documents that are cleaned again, and mark those that are articles now, or no longer.
delete from store.mentions
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.sentences
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.quotes
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.figures
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.statements
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.article_entities
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.article_sketches
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.article_terms
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.entity_keys
where article_id in (select 'a' || substr(document_id, 2) from replaced);
delete from store.search_terms
where article_id in (select 'a' || substr(document_id, 2) from replaced);
-- Where its copies and its versions stand is for linking to decide again: what has no row there is undecided.
delete from store.article_copies
where
    article_id in (select 'a' || substr(replaced.document_id, 2) from replaced)
    or article_id in (
        select article_a
        from store.copies
        where article_b in (select 'a' || substr(replaced.document_id, 2) from replaced)
        union all
        select article_b
        from store.copies
        where article_a in (select 'a' || substr(replaced.document_id, 2) from replaced)
        union all
        select others.article_id
        from store.articles as others
        inner join store.articles as gone on others.outlet = gone.outlet and others.url = gone.url
        where gone.document_id in (select replaced.document_id from replaced)
    );
delete from store.copies
where article_a in (select 'a' || substr(document_id, 2) from replaced);
delete from store.copies
where article_b in (select 'a' || substr(document_id, 2) from replaced);
delete from store.line_sightings
where document_id in (select document_id from replaced);
delete from store.sketches
where document_id in (select document_id from replaced);
delete from store.articles
where document_id in (select document_id from replaced);
delete from store.blocks
where document_id in (select document_id from replaced);
update store.documents set outcome = 'article'
where
    outcome = 'quarantined'
    and document_id in (
        select replaced.document_id from replaced
        anti join dropped on replaced.document_id = dropped.document_id
    );
update store.documents set outcome = 'quarantined'
where document_id in (select document_id from dropped);
delete from store.outlets
where outlet in (select outlet from renewed);
