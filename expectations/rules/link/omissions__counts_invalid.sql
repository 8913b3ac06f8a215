-- What an outlet omits is carried by two reports at least, of those that could.
select
    concat_ws(':', claim_id, outlet) as row_id,
    'counts_invalid' as reason
from omissions
where n_reporting < 2 or n_reporting > n_could_report
