-- Take out of quarantine the stories in `touched`, which are decided again, and those that are none any more.
delete from store.quarantine
where
    stage = 'link'
    and (
        row_id in (select touched.story_id from touched)
        or row_id not in (
            select members.cluster_id
            from store.members as members
            where members.kind = 'story'
        )
    );
