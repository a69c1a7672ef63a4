// Claims by day, sign and as what they count
// Parameters: the filter's; $published: by the day of publication; $friendly and $hostile, the types of these signs
// Row: day (empty where none is known), sign, counted ('unsaid' for what counts as nothing), claims
__CLAIMS__
WITH c, CASE WHEN $published THEN coalesce(c.published, '') ELSE c.date END AS day,
     CASE WHEN c.relation IN $friendly THEN 1 WHEN c.relation IN $hostile THEN -1 ELSE 0 END AS sign, coalesce(c.counted, 'unsaid') AS counted
RETURN day, sign, counted, count(c) AS claims
ORDER BY day, sign, counted
