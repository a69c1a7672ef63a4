"""Attacks on queries in SPARQL: what must never come through, as tables.

`REFUSED` are stopped by the guard, before an engine sees anything. `BROKEN` are no SPARQL, and end in words. `COSTLY` are
good SPARQL that takes too long, too much memory or gives too much: the limits stop them.
"""

UPDATES = (
    "INSERT DATA { <actor/EVIL> a al:State }",
    "DELETE DATA { <actor/TUR> a al:State }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "INSERT { ?s a al:Evil } WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s a al:Evil } WHERE { ?s ?p ?o }",
    "WITH <graph/relations> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "INSERT { ?s a al:Evil } USING <graph/relations> WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <graph/relations>",
    "LOAD <http://127.0.0.1:1/>",
    "CLEAR ALL",
    "CLEAR DEFAULT",
    "CLEAR GRAPH <graph/relations>",
    "DROP ALL",
    "DROP SILENT NAMED",
    "CREATE GRAPH <graph/evil>",
    "ADD <graph/relations> TO DEFAULT",
    "MOVE <graph/relations> TO DEFAULT",
    "COPY DEFAULT TO <graph/relations>",
)
PLACES = (  # where an update is put beside a query, or into one
    "{}",
    "SELECT * {{ ?s ?p ?o }} ; {}",
    "{} ; SELECT * {{ ?s ?p ?o }}",
    "PREFIX x: <http://x.test/> {}",
    "SELECT * {{ ?s ?p ?o }} {}",
    "SELECT * {{ {{ {} }} }}",
)
CALLS = (  # of another service
    "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
    "service <http://127.0.0.1:1/> { ?s ?p ?o }",
    "SeRvIcE <http://127.0.0.1:1/> { ?s ?p ?o }",
    "SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o }",
    "SERVICE<http://127.0.0.1:1/>{?s ?p ?o}",
    "SERVICE ?where { ?s ?p ?o }",
    "SERVICE al:where { ?s ?p ?o }",
    "SERVICEal:where{ ?s ?p ?o }",
    "SERVICE#\n<http://127.0.0.1:1/> { ?s ?p ?o }",
    "SERVICE\t\r\n<file:///etc/passwd> { ?s ?p ?o }",
    "SERVICE <relative> { ?s ?p ?o }",
)
NESTS = (
    "SELECT * {{ {} }}",
    "ASK {{ {} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {} }}",
    "DESCRIBE ?s WHERE {{ {} }}",
    "SELECT * {{ OPTIONAL {{ {} }} }}",
    "SELECT * {{ {{ ?a ?b ?c }} UNION {{ {} }} }}",
    "SELECT * {{ GRAPH ?g {{ {} }} }}",
    "SELECT * {{ ?a ?b ?c MINUS {{ {} }} }}",
    "SELECT * {{ ?a ?b ?c FILTER EXISTS {{ {} }} }}",
    "SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {} }} }}",
    "SELECT * {{ {{ SELECT * {{ {} }} }} }}",
    "SELECT (EXISTS {{ {} }} AS ?x) {{}}",
    "SELECT * {{ ?a ?b ?c BIND(IF(EXISTS {{ {} }}, 1, 2) AS ?x) }}",
    "SELECT * {{ ?a ?b true{} }}",
    "SELECT * {{ ?a ?b 1 {} }}",
    "SELECT * {{ ?a ?b 'x'@en. {} }}",
)
ESCAPED = (  # a word in disguise
    r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    r"SELECT * { SERVIC\u0045 <http://127.0.0.1:1/> { ?s ?p ?o } }",
    r"SELECT * { \U00000053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    r"SELECT * \u007B SERVICE <http://127.0.0.1:1/> \u007B ?s ?p ?o \u007D \u007D",
    r"SELECT ('\u0027 AS ?x) { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } #' AS ?x) {}",
    r'SELECT ("\u0022 AS ?x) { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } #" AS ?x) {}',
    r"SELECT * { ?s <http://x.test/\u003E> ?o }",
    r"SELECT * { ?s <http://x.test/\u003e\u007bSERVICE> ?o }",
    r"SELECT ('\u000A' AS ?x) {}",
    r"SELECT ('\u005C' AS ?x) {}",
    r"\u0049NSERT DATA { <actor/EVIL> a al:State }",
    r"SELECT ('\uD800' AS ?x) {}",
    r"SELECT ('\U00110000' AS ?x) {}",
    r"SELECT ('\u12' AS ?x) {}",
    "SELECT * { ?s ?p ?o } # \r SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o\u00a0}",
    "SELECT\u2003* { ?s ?p ?o }",
    "SELECT\u200b* { ?s ?p ?o }",
    "\ufeffSELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o }\x00",
    "SELECT * { ?s ?p ?o\x0b}",
    "SELECT * { ?s ?p ?o \x85}",
    "SELECT * { ?s ?p ?o \u2028 SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { ?s ?p '\ud800' }",
    "SELECT * { ＳERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ſERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
)
GRAPHS = (  # what is no graph of the store
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:1/secret> { ?s ?p ?o }",
    "SELECT * FROM<http://127.0.0.1:1/secret>{ ?s ?p ?o }",
    "SELECT * from named <ftp://x.test/> { ?s ?p ?o }",
    "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
    "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "PREFIX f: <file:///etc/> SELECT * FROM NAMED f:passwd { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <data:text/turtle,x> WHERE { ?s ?p ?o }",
    "ASK FROM <../../etc/passwd> { ?s ?p ?o }",
    "DESCRIBE ?s FROM <//127.0.0.1/x> WHERE { ?s ?p ?o }",
    "SELECT * FROM <actor/TUR> { ?s ?p ?o }",
)
DEEP = (
    "SELECT * " + "{" * 5000 + "?s ?p ?o" + "}" * 5000,
    "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "SELECT * { ?s " + "(" * 5000 + "al:supports" + ")" * 5000 + " ?o }",
    "SELECT * { " + "[" * 5000 + "]" * 5000 + " ?p ?o }",
    "SELECT * { ?s ?p " + "(" * 5000 + ")" * 5000 + " }",
    "SELECT * " + "{{" * 61 + "}}" * 61,
)
LONG = ("SELECT * { VALUES ?x { " + "'x' " * 60_000 + "} }", "ASK {} #" + "x" * 200_000)
BROKEN = (
    "",
    "   ",
    "# nothing",
    "SELECT",
    "SELECT *",
    "SELECT * {",
    "SELECT * }",
    "SELECT * { ?s ?p }",
    "SELECT ?x ?y { ?s ?p ?o } GROUP BY ?s HAVING",
    "SELECT * { ?s ?p 'open }",
    'SELECT * { ?s ?p """open }',
    "SELECT * { ?s ?p <open }",
    "SELECT * { ?s nope:p ?o }",
    "EXPLAIN SELECT * { ?s ?p ?o }",
    "MATCH (a) RETURN a",
    "'; DROP ALL; --",
    "<script>alert(1)</script>",
    "PREFIX PREFIX PREFIX",
    "BASE SELECT * {}",
    "SELECT * { ?s ?p ?o } LIMIT -1",
    "SELECT * { ?s ?p ?o } LIMIT 1 LIMIT 2",
    "ASK { ?s ?p ?o } ASK { ?s ?p ?o }",
    "SELECT (nosuch(?x) AS ?y) {}",
    "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } WHERE { ?s ?p ?o }",
    "\\",
    "%00",
    "SELECT * { ?s ?p ?o } \U0001f4a5",
)
ANY = "?a (al:|!al:)* ?b"
BIG = "VALUES ?n { " + " ".join(f"{number}" for number in range(100)) + " } "
COSTLY = (
    # products
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } } ORDER BY ?f ?c ?l",
    "SELECT DISTINCT ?a ?d ?j { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "CONSTRUCT { ?a ?k ?f } WHERE { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }",
    "ASK { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } FILTER(STR(?c) = CONCAT(STR(?f), STR(?l), 'x')) }",
    "SELECT (COUNT(*) AS ?n) { " + "".join(f"VALUES ?v{at} {{ 1 2 3 4 5 6 7 8 9 10 }} " for at in range(12)) + "}",
    "SELECT (SUM(?x) AS ?n) { " + "".join(BIG.replace("?n", f"?v{at}") for at in range(6)) + "BIND(RAND() AS ?x) }",
    # paths of any length
    f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {ANY} . ?b (al:|!al:)* ?c . ?c (al:|!al:)* ?d }} }}",
    "SELECT (COUNT(*) AS ?n) { ?a (!al:x|^(!al:x))* ?b . ?c (!al:x|^(!al:x))* ?d . ?e (!al:x|^(!al:x))* ?f }",
    "SELECT * { ?a ((((!al:x)+)+)+)+ ?b . ?c ((((!al:x)+)+)+)+ ?d . ?e (((!al:x)+)+)+ ?f } ORDER BY ?a ?c",
    # texts that grow
    "SELECT ?x { BIND('aaaaaaaaaa' AS ?a0) "
    + "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(40))
    + "BIND(?a40 AS ?x) }",
    "SELECT (STRLEN(?a40) AS ?x) { BIND('aaaaaaaaaa' AS ?a0) "
    + "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(40))
    + "}",
    "SELECT ?x { BIND('aa' AS ?a0) "
    + "".join(f"BIND(REPLACE(?a{n}, 'a', 'aaaaaaaaaa') AS ?a{n + 1}) " for n in range(12))
    + "BIND(?a12 AS ?x) }",
    "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f)); separator='xxxxxxxxxx') AS ?x) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }",
    "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?x), STR(RAND()))) AS ?y) { "
    + "".join(BIG.replace("?n", f"?v{at}") for at in range(5))
    + "}",
    "SELECT ?x { BIND('a b' AS ?a0) "
    + "".join(f"BIND(ENCODE_FOR_URI(CONCAT(?a{n}, ' ', ?a{n})) AS ?a{n + 1}) " for n in range(30))
    + "BIND(?a30 AS ?x) }",
    # regular expressions
    "SELECT (COUNT(*) AS ?n) { "
    + "".join(BIG.replace("?n", f"?v{at}") for at in range(4))
    + "FILTER(REGEX(CONCAT('"
    + "a" * 2000
    + "', STR(?v0)), '(a+)+(a|aa)+b')) }",
    "SELECT (REGEX('" + "a" * 5000 + "', '" + "(a?){500}" + "a{500}" + "') AS ?x) {}",
    "SELECT (REGEX('x', '((((a{1,100}){1,100}){1,100}){1,100})') AS ?x) {}",
    "SELECT (REPLACE('" + "ab" * 3000 + "', '(.*)(.*)(.*)(.*)(.*)x', '$1$2') AS ?x) {}",
    # hashes, sorting, grouping
    "SELECT (SHA512(GROUP_CONCAT(?h)) AS ?x) { "
    + "".join(BIG.replace("?n", f"?v{at}") for at in range(4))
    + "BIND(SHA512(STR(?v0 * ?v1)) AS ?h) }",
    "SELECT ?x (COUNT(*) AS ?n) { " + "".join(BIG.replace("?n", f"?v{at}") for at in range(5)) + "BIND(UUID() AS ?x) } GROUP BY ?x",
    "SELECT DISTINCT (STRUUID() AS ?x) { " + "".join(BIG.replace("?n", f"?v{at}") for at in range(6)) + "} ORDER BY ?x",
    "SELECT ?v0 { " + "".join(BIG.replace("?n", f"?v{at}") for at in range(6)) + "} ORDER BY DESC(SHA256(STR(?v0 + ?v1 + ?v5)))",
    "SELECT * { "
    + "".join(BIG.replace("?n", f"?v{at}") for at in range(4))
    + "FILTER NOT EXISTS { GRAPH ?g { ?a ?b ?c . ?d ?e ?f } FILTER(?a = ?v0) } }",
    "SELECT * { "
    + "".join(BIG.replace("?n", f"?v{at}") for at in range(4))
    + "MINUS { "
    + "".join(BIG.replace("?n", f"?w{at}") for at in range(4))
    + "} FILTER(?v0 + ?v3 = 1000) }",
    # many parts
    "SELECT * { " + "UNION".join(["{ GRAPH ?g { ?a ?b ?c } }"] * 1500) + " }",
    "SELECT * { ?s " + "/".join(["(al:supports|al:arms)"] * 700) + " ?o }",
    "SELECT * { " + " ".join(f"OPTIONAL {{ ?s ?p{n} ?o{n} }}" for n in range(400)) + " }",
    "SELECT (" + "+".join(["1"] * 9000) + " AS ?x) {}",
    "SELECT (" + "!" * 9000 + "true AS ?x) {}",
    "SELECT * { FILTER(" + "||".join(["?x = 1"] * 2000) + ") }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join(map(str, range(4000))) + ")) }",
    "SELECT * { VALUES (?a ?b) { "
    + "(1 2) " * 3000
    + "} VALUES (?c ?d) { "
    + "(1 2) " * 100
    + "} VALUES (?e ?f) { "
    + "(1 2) " * 100
    + "} }",
)


def refused() -> list[str]:
    """Returns all that the guard stops."""
    updates = [place.format(update) for update in UPDATES for place in PLACES]
    calls = [nest.format(call) for call in CALLS for nest in NESTS]
    return [*updates, *calls, *ESCAPED, *GRAPHS, *DEEP, *LONG]
