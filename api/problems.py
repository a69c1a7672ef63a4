"""What can go wrong with a request: each kind of problem with a page that says what it means and what to do.

The name of a kind is its title in small letters: `Unknown name` is told at `/problems/unknown-name`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem."""

    title: str
    statuses: tuple[int, ...]
    meaning: str
    advice: str

    @property
    def name(self) -> str:
        """What its page is called."""
        return name_of(self.title)


def name_of(title: str) -> str:
    """Returns the name of a kind."""
    return title.lower().replace(" ", "-")


KINDS = (
    Kind(
        "Ambiguous name",
        (404, 422),
        "Several actors are called so.",
        "Take the id of the one you mean from `candidates`, such as TUR, and name it instead.",
    ),
    Kind(
        "Bad request",
        (400,),
        "The request cannot be read.",
        "Compare it with /docs: the body, its encoding and the headers.",
    ),
    Kind(
        "Broken JSON",
        (400,),
        "The body says that it is JSON and is none, or is nested deeper than anything that is asked here.",
        "`detail` tells where it breaks. Send what a JSON library writes, in UTF-8; NaN and Infinity are no JSON.",
    ),
    Kind(
        "Broken off",
        (400,),
        "The body ended before it was whole.",
        "Send it again; with an `Idempotency-Key` that is safe whatever came of the first time.",
    ),
    Kind(
        "Decided otherwise",
        (409,),
        "Others decided meanwhile who is whom; nothing was changed.",
        "Read the decisions anew, and decide on those.",
    ),
    Kind(
        "Disk full",
        (507,),
        "There is no room on the disk of the service for what was sent.",
        "Ask again later, and tell whoever runs the service.",
    ),
    Kind(
        "Empty body",
        (422,),
        "There is nothing in the body, or in one of the files.",
        "Send at least one article.",
    ),
    Kind(
        "Header too long",
        (431,),
        "A header of the request is longer than any that is read here.",
        "Send no cookies, and no more than the key in `Authorization`.",
    ),
    Kind(
        "Internal error",
        (500,),
        "The service made a mistake. Nothing about it is told here; the log of the service has it.",
        "Ask again. Where it stays so, tell whoever runs the service the number in `requestId`, which is in the log too.",
    ),
    Kind(
        "Invalid request",
        (422,),
        "A parameter or a field is not of its kind, is unknown, or is missing.",
        "`errors` names each with what is wrong; /docs lists what there is.",
    ),
    Kind(
        "Job over",
        (409,),
        "The job is over, so there is nothing to cancel.",
        "Articles that it stored are removed one by one, with DELETE /articles/{id}.",
    ),
    Kind(
        "Key needed",
        (401,),
        "The service asks for a key here, and the request shows none.",
        "Send `Authorization: Bearer KEY`. Whoever runs the service makes keys with `allegiance keys make`.",
    ),
    Kind(
        "Key used before",
        (422,),
        "The same `Idempotency-Key` came before with another body or other parameters.",
        "Take a new key for a new load. A key counts for a day.",
    ),
    Kind(
        "Malformed query",
        (400,),
        "The query is no SPARQL; nothing of it has run.",
        "`detail` says where it breaks. Queries that run stand in docs/sparql.md.",
    ),
    Kind(
        "Method not allowed",
        (405,),
        "There is something at this path, but not with this method.",
        "`Allow` in the headers lists the methods; /docs says what they do.",
    ),
    Kind(
        "Network too large",
        (507,),
        "The store has more relations than the service may hold in memory, which paths and analysis need.",
        "Narrow the question, or let whoever runs the service raise the setting that `detail` names.",
    ),
    Kind(
        "No such job",
        (404,),
        "There is no job of this id; some days after its end a job is forgotten.",
        "/jobs lists those that there are.",
    ),
    Kind(
        "No triple terms",
        (422,),
        "The format that is asked for has no triple terms, which RDF 1.2 brought.",
        "Ask for TriG, N-Quads or Turtle, or leave `rdf12` out.",
    ),
    Kind(
        "Not acceptable",
        (406,),
        "What is asked for does not come in any of the forms that `Accept` takes.",
        "`detail` lists the forms that there are; name one of them in `Accept`, or `*/*`.",
    ),
    Kind("Not found", (404,), "There is nothing at this path.", "/docs lists all that there is."),
    Kind(
        "Not stored",
        (404,),
        "There is no such article, claim, actor, relation or dispute in the store.",
        "Take ids from the answers of this store: after another load of other articles they may be others.",
    ),
    Kind(
        "Null character",
        (400, 422),
        "The request holds the character U+0000, which stands in no text and ends some that are passed on.",
        "Take it out: %00 in an address, \\u0000 in JSON.",
    ),
    Kind(
        "Other machine",
        (403,),
        "The service has no keys, so it is open to its own machine alone.",
        "Make a key (`allegiance keys make NAME --scope read`), set ALLEGIANCE_API_KEYS, and serve with `--host`.",
    ),
    Kind(
        "Other origin",
        (403,),
        "A page of another origin asked to change something, or to run a query, on a service that needs no key.",
        "Where the page is yours, add its origin to ALLEGIANCE_CORS_ORIGINS, or send a key.",
    ),
    Kind(
        "Owner needed",
        (401, 403),
        "This names files on the machine of the service, so only who owns the store there may do it.",
        "Run `allegiance` there, as the user who serves the store.",
    ),
    Kind(
        "Query failed",
        (422,),
        "The query is one that may be asked, but the engine of the store cannot answer it.",
        "`detail` has the engine's words. Write the query in simpler steps, with WITH between them.",
    ),
    Kind(
        "Query refused",
        (422,),
        "The query is not known to read only, and to end; nothing of it has run.",
        "`detail` says what is refused, in which line and column, and what to write instead. GET /cypher/examples has some that run.",
    ),
    Kind(
        "Query stopped",
        (422,),
        "The query took longer, or more memory, than one may take.",
        "Ask for less: name actors, types or dates, bound the hops of paths, or set a LIMIT in a WITH.",
    ),
    Kind(
        "Scope needed",
        (403,),
        "The key is known, but not for this.",
        "Ask whoever runs the service for a key with the scope that `detail` names.",
    ),
    Kind(
        "Store error",
        (409,),
        "The store does not do this.",
        "`detail` says why and what to do instead.",
    ),
    Kind(
        "Store unavailable",
        (503,),
        "The store does not answer: its server is away or starting, or the service is stopping.",
        "Ask again after the seconds in `Retry-After`; nothing has to be started anew when the store is back.",
    ),
    Kind(
        "Too large",
        (413,),
        "The body is larger than what is taken here.",
        "Send less at once; `detail` names the limit and the setting that raises it.",
    ),
    Kind(
        "Too many jobs",
        (429,),
        "So many loads wait that no other one is taken now.",
        "Send it again after the seconds in `Retry-After`.",
    ),
    Kind(
        "Too many queries",
        (429,),
        "As many queries in Cypher run as may run at once.",
        "Ask again after as many seconds as Retry-After says.",
    ),
    Kind(
        "Too many requests",
        (429,),
        "This key, or this address, asked more often than the service allows.",
        "Wait for the seconds in `Retry-After`; `RateLimit` in the headers tells how much is left.",
    ),
    Kind(
        "Too slow",
        (408,),
        "The body did not come within the time that the service waits for it.",
        "Send it again, all at once.",
    ),
    Kind(
        "Unfit",
        (422,),
        "An article or claim contradicts itself: offsets that do not cut out the quote, a wrong id, an unknown type.",
        "`detail` names the record; the form is in docs/claims.schema.json.",
    ),
    Kind(
        "Unknown host",
        (421,),
        "The request names a host that is none of this service's. So do pages of strangers that try to reach it through your browser.",
        "Ask it as localhost. Where it has another name, whoever runs it adds that to ALLEGIANCE_HOSTS.",
    ),
    Kind(
        "Unknown key",
        (401,),
        "The key is none of the service's: mistyped, taken back, or of another service.",
        "Ask whoever runs the service for another. Without any key, what is open to everybody is still open.",
    ),
    Kind(
        "Unknown name",
        (404, 422),
        "No actor is called so, by id, ISO code, name or alias; or no place, weapon or outlet, here or in the reference data.",
        "`candidates` are the nearest that there are.",
    ),
    Kind(
        "Unknown relation",
        (422,),
        "The ontology has no relation type of this name.",
        "`detail` lists the nearest; /docs says where all of them are.",
    ),
    Kind(
        "URL too long",
        (414,),
        "The address of the request is longer than any question needs.",
        "Name fewer actors or types at once.",
    ),
    Kind(
        "Wrong content type",
        (415,),
        "The body is of a type that is not taken here, or names none.",
        "Name one of those in `detail` as `Content-Type`, and send that.",
    ),
    Kind(
        "Wrong identity",
        (422,),
        "Decisions who is whom contradict one another, or what is stored.",
        "`detail` names the actors; see docs/identity.md.",
    ),
    Kind(
        "Wrong question",
        (422,),
        "The parameters contradict one another, or ask for more than is given at once.",
        "`detail` says which ones and what to change.",
    ),
)
