"""Honest queries: what analysts ask of this graph in Cypher. All of them run, with equal rows on both engines.

Rows are ordered, or there is one. Some are written out, the others made of classes of questions.
"""

from collections.abc import Iterator

from graph.browser.queries import parameters, queries
from graph.store import Value

PARAMETERS: dict[str, Value] = {
    **parameters(),
    "id": "TUR",
    "ids": ["TUR", "ARM", "AZE"],
    "key": "name",
    "skip": 2,
    "limit": 3,
    "since": "2020-10-06",
    "least": 1,
    "who": {"id": "TUR", "name": "Turkey"},
    "pattern": "(?i).*tur.*",
}
WRITTEN = """
MATCH (a:State) RETURN a.name AS n ORDER BY n LIMIT 5
MATCH (a:State) RETURN count(a)
MATCH (a:Actor) UNWIND labels(a) AS l RETURN l, count(*) AS c ORDER BY c DESC, l
MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY count(*) DESC, type(r)
MATCH (a:State)-[r]->(b:State) WHERE r.plain RETURN a.name, type(r), b.name, r.claims ORDER BY r.claims DESC, r.id
MATCH (a:State)-[r:ACCUSES|CONDEMNS]->(b) WITH a, b ORDER BY b.name RETURN a.name AS who, collect(DISTINCT b.name) AS whom ORDER BY who
MATCH (a:Actor)-[r]->(b:Actor) WITH a, count(r) AS n WHERE n > 1 RETURN a.name, n ORDER BY n DESC, a.name
MATCH (a:State {id: 'TUR'})-[r]-(b:Actor) WHERE r.sign = -1 RETURN DISTINCT b.name AS foe ORDER BY foe
MATCH (a:Actor) WHERE toLower(a.name) CONTAINS 'nato' RETURN a.id, a.name ORDER BY a.id
MATCH (a:Actor) WHERE a.name STARTS WITH 'A' AND NOT a.name ENDS WITH 'a' RETURN a.name ORDER BY a.name
MATCH (a:Actor) WHERE a.name =~ '(?i).*an.*' RETURN a.name ORDER BY a.name
MATCH (a:Actor) WHERE a.name =~ $pattern RETURN a.name ORDER BY a.name
MATCH (a:Actor) WHERE a.name =~ '[A-C]\\\\w+' RETURN a.name ORDER BY a.name
MATCH (a:Actor) WHERE any(x IN a.aliases WHERE x CONTAINS 'Republic') RETURN a.name ORDER BY a.name
MATCH (a:State) RETURN a.name, size(a.aliases) AS n ORDER BY n DESC, a.name LIMIT 10
MATCH (c:Claim) RETURN c.relation, c.standing, count(*) AS n ORDER BY n DESC, c.relation, c.standing
MATCH (c:Claim) WHERE c.stance = 'denies' RETURN c.subjectId, c.relation, c.objectId, c.quote ORDER BY c.id
MATCH (c:Claim)-[:SPEAKER]->(s:Actor) RETURN s.name, count(DISTINCT c) AS claims ORDER BY claims DESC, s.name
MATCH (c:Claim)-[:REPORTED_IN]->(a:Article)-[:PUBLISHED_BY]->(o:Outlet) RETURN o.name, count(c) AS claims, count(DISTINCT a) AS articles ORDER BY claims DESC, o.name
MATCH (c:Claim) RETURN substring(c.date, 0, 7) AS month, count(*) AS n ORDER BY month
MATCH (c:Claim) RETURN min(c.date), max(c.date)
MATCH (c:Claim) RETURN avg(c.confidence) > 0.5 AS sure, min(c.confidence) AS low
MATCH (c:Claim) WHERE c.date >= '2020-10-01' AND c.date < '2020-11-01' RETURN c.date, c.quote ORDER BY c.date, c.id LIMIT 20
MATCH (c:Claim) WHERE c.date >= $since RETURN count(c) AS n
MATCH (c:Claim)-[:AT]->(p:Place) RETURN p.name, count(c) AS n ORDER BY n DESC, p.name
MATCH (c:Claim)-[:CONCERNS]->(w:Weapon) RETURN w.name, c.relation, c.subjectId, c.objectId ORDER BY w.name, c.id
MATCH (a:State {id: 'TUR'}), (b:State {id: 'ARM'}) MATCH p = shortestPath((a)-[*..5]-(b)) RETURN length(p)
MATCH p = (a:State {id: 'TUR'})-[:ACCUSES|ARMS|FIGHTS*1..2]-(b:State) RETURN DISTINCT b.name ORDER BY b.name
MATCH (a:State {id: 'ARM'})-[x]->(b)-[y]->(c:State) WHERE x.sign = -1 AND y.sign = 1 RETURN DISTINCT c.name ORDER BY c.name
MATCH (a:State)-[:LISTED_MEMBER_OF]->(o:Alliance)<-[:LISTED_MEMBER_OF]-(b:State) WHERE a.id = 'TUR' AND b.id = 'FRA' RETURN o.name ORDER BY o.name
MATCH (o:Alliance)<-[:LISTED_MEMBER_OF]-(s) RETURN o.name, count(s) AS n ORDER BY n DESC, o.name LIMIT 10
MATCH (a:State) WHERE NOT (a)-[:LISTED_MEMBER_OF]->() RETURN a.name ORDER BY a.name
MATCH (a:State) WHERE (a)-[:ARMS]->() AND NOT (a)<-[:ARMS]-() RETURN a.name ORDER BY a.name
MATCH (a:State) WHERE EXISTS { (a)-[:ACCUSES]->() } RETURN a.name ORDER BY a.name
MATCH (a:State) WHERE NOT EXISTS { MATCH (a)-[:LISTED_MEMBER_OF]->(o) WHERE o.id = 'nato' } RETURN a.name ORDER BY a.name
MATCH (a:State) RETURN a.name, COUNT { (a)-[:ARMS]->() } AS n ORDER BY n DESC, a.name LIMIT 10
MATCH (a:State) WHERE COUNT { (a)-[:ARMS]->() } > 1 RETURN a.name ORDER BY a.name
MATCH (a:State) OPTIONAL MATCH (a)-[r:ACCUSES]->(b) RETURN a.name, count(b) AS n ORDER BY n DESC, a.name LIMIT 10
MATCH (a:State {id: 'TUR'}) OPTIONAL MATCH (a)-[r:ACCUSES]->(b) RETURN a.name, b.name, r.claims
MATCH (a:State) OPTIONAL MATCH (a)-[r:ARMS]->(b) WHERE r.claims > 0 RETURN a.name, b.name ORDER BY a.name, b.name
MATCH (a:State) CALL (a) { MATCH (a)-[r]->(b:State) RETURN count(r) AS n } RETURN a.name, n ORDER BY n DESC, a.name LIMIT 5
MATCH (a:State) CALL { WITH a MATCH (a)-[r]->(b:State) RETURN count(r) AS n } RETURN a.name, n ORDER BY n DESC, a.name LIMIT 5
MATCH (a:State) WITH a ORDER BY a.name LIMIT 3 MATCH (a)-[:ARMS|ACCUSES]->(o) RETURN a.name, o.name ORDER BY a.name, o.name
UNWIND ['TUR', 'RUS', 'ARM'] AS id MATCH (a:State {id: id}) RETURN a.name ORDER BY a.name
UNWIND $ids AS id MATCH (a:State {id: id}) RETURN a.name ORDER BY a.name
MATCH (a:State) WHERE a.id IN $ids RETURN a.name ORDER BY a.name
MATCH (a:State {id: $id}) RETURN a {.id, .name, aliases: size(a.aliases)} AS state
MATCH (a:State {id: $who.id}) RETURN a.name = $who.name AS same
MATCH (a:State {id: $id}) RETURN properties(a)['name'] AS n
MATCH (a:State {id: $id}) UNWIND keys(a) AS k RETURN k ORDER BY k
MATCH (a:State {id: $id}) RETURN a[$key] AS k
MATCH (a:State {id: $id}) RETURN a
MATCH (a:State {id: $id})-[r]->(b:State) RETURN r ORDER BY r.id
MATCH p = (a:State {id: $id})-[r:ARMS]->(b:State) RETURN p ORDER BY r.id
MATCH (a:State {id: $id})-[r]->(b) RETURN CASE WHEN r.sign > 0 THEN 'friend' WHEN r.sign < 0 THEN 'foe' ELSE 'neither' END AS how, count(*) AS n ORDER BY how
MATCH (a:State {id: $id})-[r]->(b) RETURN CASE r.sign WHEN 1 THEN 'friend' WHEN -1 THEN 'foe' ELSE 'neither' END AS how, count(*) AS n ORDER BY how
MATCH (a:State)-[e]->(b) RETURN a.id IN $ids AS known, count(*) AS n ORDER BY known
MATCH (a:State)-[e]->(b) RETURN a.id STARTS WITH 'T' AS t, count(*) AS n ORDER BY t
MATCH (a:State)-[e]->(b) RETURN a.id + '-' + b.id AS pair, count(*) AS n ORDER BY n DESC, pair LIMIT 3
MATCH (a:State) RETURN a.name AS n ORDER BY n SKIP 5 LIMIT 5
MATCH (a:State) RETURN a.name AS n ORDER BY n DESC SKIP $skip LIMIT $limit
MATCH (a:State {id: 'TUR'}) RETURN a.name AS n UNION MATCH (a:State {id: 'TUR'}) RETURN a.name AS n
MATCH (a:State {id: 'TUR'}) RETURN a.name AS n UNION ALL MATCH (a:State {id: 'TUR'}) RETURN a.name AS n
RETURN 1 + 2 * 3 AS a, 7 / 2 AS b, 7 % 3 AS c, 2 ^ 3 AS d, -5 AS e
RETURN 7.0 / 2 AS a, abs(-3) AS b, round(2.4) AS c, ceil(1.2) AS d, floor(1.8) AS e, sign(-2) AS f, sqrt(16) AS g
RETURN toUpper('a') AS a, toLower('B') AS b, trim(' c ') AS c, left('hello', 2) AS d, right('hello', 2) AS e, substring('hello', 1, 3) AS f, reverse('abc') AS g
RETURN split('a,b,c', ',') AS a, replace('a-b', '-', '_') AS b, size('hello') AS c, toString(5) AS d, toInteger('7') AS e, toFloat('1.5') AS f
RETURN [1, 2, 3][0] AS a, [1, 2, 3][-1] AS b, [1, 2, 3][1..] AS c, [1, 2, 3][..2] AS d, head([1, 2]) AS e, last([1, 2]) AS f, tail([1, 2]) AS g, size([1]) AS h
RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS squares
RETURN reduce(total = 0, x IN [1, 2, 3] | total + x) AS sum
RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [1, 2] WHERE x > 1) AS b, none(x IN [1, 2] WHERE x > 2) AS c, single(x IN [1, 2] WHERE x > 1) AS d
RETURN {a: 1, b: 'x', c: [1, 2]} AS m
RETURN true AND NOT false AS a, true OR false AS b, true XOR true AS c, null IS NULL AS d, 1 IS NOT NULL AS e
RETURN "it's" AS a, 'say "hi"' AS b, 'tab\\tnew\\nline \\u00e9 \\ud83d\\ude00' AS c, '\\\\' AS d, 'é😀' AS e
MATCH (a:Actor)-[e]-(b:Actor) WHERE e.disputed RETURN DISTINCT e.id, type(e), e.denials ORDER BY e.id
MATCH (s)-[e:CLAIMED]->(o) RETURN s.name, e.relation, o.name, e.standing, e.claims ORDER BY e.id
MATCH (a:Actor)-[e]->(a) RETURN count(e) AS loops
MATCH (a:State)-[:ARMS]->(x:State)-[:FIGHTS]-(y:State)<-[:ARMS]-(a) RETURN DISTINCT a.name AS both ORDER BY both
MATCH (a:State)-[e]->(b:State) WITH a, b, collect(type(e)) AS types WHERE size(types) > 1 RETURN a.name, b.name, size(types) AS n ORDER BY n DESC, a.name, b.name
MATCH (a:State)-[e]->(b:State) WITH a.name AS who, sum(e.claims) AS claims, avg(e.claims) AS mean RETURN who, claims, round(mean) AS mean ORDER BY claims DESC, who LIMIT 5
MATCH (a:Nope) RETURN sum(a.x) AS s, count(a) AS c, collect(a.x) AS l, avg(a.x) AS m
MATCH (c:Claim) RETURN percentileCont(c.confidence, 0.5) AS median, percentileDisc(c.confidence, 0.9) AS high
MATCH (c:Claim), (d:Claim) WHERE c.relationId = d.relationId AND c.stance = 'affirms' AND d.stance = 'denies' RETURN DISTINCT c.relationId ORDER BY c.relationId
MATCH (d:Claim)-[:ABOUT]->(c:Claim) RETURN d.relation, c.relation, count(*) AS n ORDER BY n DESC, d.relation, c.relation
MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o) WHERE s:State AND o:State RETURN s.name, o.name, count(*) AS n ORDER BY n DESC, s.name, o.name LIMIT 10
MATCH (n:Person)-[r:LEADS|REPRESENTS]->(s:State) RETURN n.name, type(r), s.name ORDER BY n.name, s.name, type(r)
MATCH (a:State {id: 'ARM'}) RETURN size([(a)-[r:ACCUSES]->(b) WHERE r.claims > 0 | b.name]) AS whom
MATCH (a:State) WITH count(a) AS states MATCH (b:State)-[:ACCUSES]->() RETURN states, count(DISTINCT b) AS accusers
MATCH p = (a:State {id: 'ARM'})-[:ACCUSES]->(b) RETURN [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | type(r)] AS types ORDER BY names
MATCH (a:State {id: 'ARM'})-[r:ACCUSES]->(b) RETURN startNode(r).name AS s, endNode(r).name AS e ORDER BY e
CALL db.labels() YIELD label WITH label WHERE label IN ['State', 'Claim'] RETURN label ORDER BY label
CALL db.relationshipTypes() YIELD relationshipType AS t WITH t WHERE t STARTS WITH 'ACC' RETURN t
CALL db.propertyKeys() YIELD propertyKey AS k WITH k WHERE k = 'quote' RETURN k
MATCH (a:Article) RETURN a.title, size(a.body) AS chars ORDER BY chars DESC, a.id
MATCH (n:State) WHERE n.id = 'TUR' RETURN *
MATCH (a:State {id: 'FRA'})--(b:Person) RETURN DISTINCT b.name ORDER BY b.name
MATCH (a:State {id: 'FRA'})<--(b:Person) RETURN DISTINCT b.name ORDER BY b.name
MATCH (a:State) WHERE a.nope IS NULL RETURN count(*)
MATCH (a:State) RETURN a.name AS name, a.id AS id ORDER BY size(a.name) DESC, id LIMIT 3
MATCH (a:Actor) WHERE a:Person OR a:ArmedGroup RETURN a.name ORDER BY a.name LIMIT 5
MATCH (a:State)-[e:ACCUSES]->(b) RETURN a.name, count(*) + 1 AS n ORDER BY n DESC, a.name
MATCH (a:State)-[e:ARMS]->(b) RETURN a.name, 100 * sum(e.claims) / count(*) AS n ORDER BY n DESC, a.name
MATCH (a:State)-[e:ARMS]->(b) WITH a, e ORDER BY e.id RETURN a.name, collect({whom: endNode(e).name, claims: e.claims}) AS whom ORDER BY a.name
MATCH (a:State)-[e:ARMS]->(b) WITH a, e ORDER BY e.claims DESC, e.id WITH a, collect(e.claims) AS xs RETURN a.name, xs[0] AS most ORDER BY a.name
MATCH (a:State)-[e:ARMS]->(b) RETURN a.name, head(collect(e.claims)) AS one ORDER BY a.name
MATCH (a:State)-[e:ARMS]->(b) RETURN a.name, toString(count(*)) + ' arms' AS n ORDER BY n, a.name
MATCH (a:State)-[e:ARMS]->(b) RETURN a, count(*) AS n ORDER BY n DESC, a.name
MATCH (c:Claim) WITH c ORDER BY c.id WITH c.date AS day, collect(c.quote) AS quotes RETURN day, size(quotes) AS n, quotes[0..1] AS first ORDER BY day LIMIT 3
MATCH (x:State {id: 'TUR'}), (y:State {id: 'ARM'}) RETURN EXISTS { (x)--(y) } AS linked, x.name < y.name AS before
MATCH (a:State {id: 'TUR'}) WITH a, a.aliases AS names UNWIND names AS name RETURN name ORDER BY name
RETURN range(0, 4, 2) AS a, range(3, 1, -1) AS b, log(1) AS l, exp(0) AS e, pi() > 3 AS p, log10(100) AS t
MATCH (a:State)-[r:LISTED_MEMBER_OF {role: 'member'}]->(o {id: 'nato'}) RETURN a.name ORDER BY a.name LIMIT 5
MATCH (a:State) WHERE a.id = 'TUR' WITH * RETURN a.name
MATCH (a:State {id: 'RUS'})-[rs:ARMS|FIGHTS*1..2]->(b) RETURN b.name, [r IN rs | r.claims] AS claims ORDER BY b.name, claims
MATCH (a:State) RETURN DISTINCT left(a.name, 1) AS letter ORDER BY letter
MATCH (a:State) WITH left(a.name, 1) AS letter, count(*) AS n ORDER BY n DESC, letter LIMIT 3 RETURN collect(letter + ':' + toString(n)) AS top
MATCH (a:State {id: 'TUR'}), (b:State {id: 'RUS'}) OPTIONAL MATCH p = shortestPath((a)-[:ARMS|SUPPORTS*..4]-(b)) RETURN p IS NULL AS apart
MATCH (a:State)-[:ARMS]->(b:State)<-[:ARMS]-(c:State) WHERE a.id < c.id RETURN a.name, c.name, b.name ORDER BY a.name, c.name, b.name
MATCH (a:State)-[:ARMS]->(b) WITH b, count(DISTINCT a) AS suppliers RETURN b.name, suppliers ORDER BY suppliers DESC, b.name
MATCH (c:Claim) WHERE c.standing IN ['stated', 'declared'] RETURN count(c) AS plain
MATCH (c:Claim) WHERE NOT c.standing IN ['stated', 'declared'] RETURN count(c) AS claimed
MATCH (c:Claim {relation: 'ARMS'})-[:SUBJECT]->(s)-[:LISTED_MEMBER_OF]->(o:Alliance {id: 'nato'}) RETURN DISTINCT s.name ORDER BY s.name
MATCH (c:Claim) WHERE c.quote CONTAINS 'sold' RETURN c.quote ORDER BY c.quote
MATCH (a:Article) WHERE a.body CONTAINS 'Turkey' RETURN a.title ORDER BY a.title
MATCH (a:Article)<-[:REPORTED_IN]-(c:Claim) RETURN a.published, a.outlet, count(c) AS n ORDER BY a.published, a.outlet
match (a:State) where a.id = 'TUR' return a.name as n // in small letters
MATCH (a:State) /* the one */ WHERE a.id = 'TUR' RETURN a.name;
"""  # noqa: E501 - one query a line
TYPES = ("ARMS", "ACCUSES", "SUPPORTS", "CONDEMNS", "FIGHTS", "SANCTIONS", "CONSULTS", "MEMBER_OF", "LEADS", "CLAIMED")
SHAPES = (
    "MATCH (s:Actor)-[e:{type}]->(o:Actor) RETURN s.name, o.name, e.claims, e.outlets ORDER BY e.claims DESC, e.id",
    "MATCH (s:Actor {{id: $id}})-[e:{type}]-(o:Actor) RETURN DISTINCT o.name AS other ORDER BY other",
    "MATCH (s)-[e:{type}]->() RETURN s.name, count(e) AS n, sum(e.claims) AS claims ORDER BY n DESC, s.name",
    "MATCH (c:Claim {{relation: '{type}'}}) RETURN c.standing, c.stance, count(*) AS n ORDER BY n DESC, c.standing, c.stance",
    "MATCH (a:State) WHERE (a)-[:{type}]-() RETURN a.name ORDER BY a.name",
    "MATCH p = (a:Actor)-[:{type}*1..2]-(b:Actor) WHERE a.id < b.id RETURN a.id, b.id, length(p) AS n ORDER BY a.id, b.id, n LIMIT 10",
    "MATCH (s)-[e:{type}]->(o) WHERE e.lastDate >= $since AND e.claims >= $least RETURN e.id, e.firstDate, e.lastDate ORDER BY e.id",
)
ACTORS = ("TUR", "ARM", "AZE", "RUS", "IRN", "nato")
ABOUT = (
    "MATCH (a {{id: '{id}'}})-[e]->(b:Actor) RETURN type(e), b.name, e.claims ORDER BY e.claims DESC, type(e), b.id",
    "MATCH (a:Actor {{id: '{id}'}})<-[:SUBJECT]-(c:Claim) RETURN c.date, c.relation, c.quote ORDER BY c.date, c.id",
    "MATCH (c:Claim)-[:SUBJECT|OBJECT|SPEAKER]->(a:Actor {{id: '{id}'}}) RETURN count(DISTINCT c) AS claims",
)


def honest() -> Iterator[str]:
    """Yields every query."""
    yield from WRITTEN.strip().splitlines()
    yield from (shape.format(type=kind) for kind in TYPES for shape in SHAPES)
    yield from (shape.format(id=who) for who in ACTORS for shape in ABOUT)
    yield from (query.text for query in queries())
