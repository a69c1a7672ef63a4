"""How long a type-ahead takes among 100,000 actors: whole names, beginnings, other spellings, typos, single letters."""

import random
import sys
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell, timed
from graph.model import Actor, slug
from graph.names import NameIndex

ACTORS = 100_000
BOUND_MS = 20.0
ROUNDS = 3  # of which the least counts: a busy moment of the machine falls on one
FIRST = ["ba", "ka", "mo", "la", "re", "si", "ta", "vo", "ni", "du", "sha", "cho", "ali", "yu", "han", "el", "or", "ma", "jo", "ze"]
LAST = ["ov", "an", "enko", "ic", "ez", "son", "di", "ian", "ani", "ar", "ul", "oğlu", "ski", "wa", "ho", "mba", "ye", "tin", "ra", "lu"]
BODIES = ["Movement", "Front", "Party", "Army", "Council", "Union", "Brigade", "Ministry", "Group", "Company"]
COUNTED = ["National", "People's", "United", "Free", "Islamic", "Democratic", "Northern", "Southern", "Defence", "Liberation"]


def named(chance: random.Random, number: int) -> Actor:
    """Returns an actor: of three two persons, and a body with the first letters of its words as an alias."""

    def word(last: list[str]) -> str:
        return "".join(chance.choice(FIRST) for _ in range(chance.randint(1, 3))).title() + chance.choice(last)

    if number % 3:
        name = f"{word(['', 'n', 'l', 'r'])} {word(LAST)}"
        return Actor(id=f"{slug(name)}-{number}", name=name, kind="Person", aliases=(name.split()[-1],))
    words = (word(["", "stan", "ia", "land"]), *chance.sample(COUNTED, 2), chance.choice(BODIES))
    return Actor(id=f"{slug(' '.join(words))}-{number}", name=" ".join(words), kind="Organization", aliases=("".join(w[0] for w in words),))


def typed(chance: random.Random, actors: list[Actor]) -> list[str]:
    """Returns what people may type: 600 texts."""
    texts = []
    for actor in chance.sample(actors, 100):
        name = actor.name
        at = chance.randrange(1, len(name) - 1)
        wrong = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        texts += [name, name[:1], name[:3], name[: len(name) // 2], wrong, name.replace("sh", "sch").replace("k", "q")]
    return texts


def main() -> None:
    """Takes the figure."""
    chance = random.Random(6)
    actors = [named(chance, number) for number in range(ACTORS)]
    claims = {actor.id: int(chance.paretovariate(1.0)) for actor in actors}
    start = perf_counter()
    index = NameIndex(actors, claims=claims)
    built = perf_counter() - start
    more = [named(chance, ACTORS + number) for number in range(50)]
    grown = min(timed(index.with_actors, more) for _ in range(3))
    index = index.with_actors(more)
    texts = typed(chance, actors)
    taken = sorted((min(timed(index.search, text) for _ in range(ROUNDS)), text) for text in texts)
    whole = [name for actor in actors for name in (actor.name, *actor.aliases)]
    bare = min(timed(process.extract, text, whole, scorer=fuzz.WRatio) for text in texts[:6])
    p50, p95, most = (taken[int(len(taken) * share)][0] * 1000 for share in (0.5, 0.95, 0.999))
    tell(
        "type-ahead among 100,000 actors",
        f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, at most {most:.1f} ms ({taken[-1][1]!r}); "
        f"built in {built:.1f} s, 50 more taken in in {grown * 1000:.0f} ms; rapidfuzz over all names {bare * 1000:.0f} ms",
        holds=most <= BOUND_MS,
        bare_ms=bare * 1000,
        p50_ms=p50,
        p95_ms=p95,
        most_ms=most,
        built_s=built,
        grown_ms=grown * 1000,
    )


if __name__ == "__main__":
    main()
