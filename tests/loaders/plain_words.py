"""A small extractor for tests: it reads sentences like "Turkey supports Azerbaijan." and nothing else."""

import re
from collections.abc import Generator, Iterable
from dataclasses import replace

from graph.model import Actor, ActorRef, Article, ArticleRef, Claim, Part, Standing, claim_id
from loaders.extraction.extractor import Extracted
from tests.building import NAMES

IDS = {name: key for key, name in NAMES.items()}
SENTENCE = re.compile(r"(\w+) (supports|arms) (\w+)\.")


class PlainWords:
    """Reads claims in articles whose sentences are of three words."""

    def __init__(self, version: str = "plain words 1") -> None:
        self.version = version
        self.seen: list[str] = []

    def read(self, articles: Iterable[Article]) -> Generator[Extracted, None, None]:
        """Yields what each article says."""
        for article in articles:
            self.seen.append(article.title)
            claims = tuple(self.claim(article, match) for match in SENTENCE.finditer(article.content))
            refs = {ref.id: ref for claim in claims for ref in (claim.subject, claim.object) if ref}
            actors = tuple(Actor(id=ref.id, name=ref.name, kind=ref.kind, iso3=ref.iso3) for ref in refs.values())
            yield Extracted(article, actors, claims, ())

    def claim(self, article: Article, match: re.Match[str]) -> Claim:
        """Returns the claim of a sentence."""
        claim = Claim(
            id="",
            article=ArticleRef(article.id, article.title, article.outlet, article.published, article.url),
            part=Part.BODY,
            subject=_ref(match, 1),
            relation=match[2].upper(),
            object=_ref(match, 3),
            standing=Standing.STATED,
            quote=match[0],
            start=match.start(),
            end=match.end(),
            event_id=f"e-{match.start()}",
            confidence=0.9,
            extractor=self.version,
        )
        return replace(claim, id=claim_id(article.key, claim.quote, 0, claim))


class Careless(PlainWords):
    """Reads the same, with one thing wrong in each claim."""

    def __init__(self, **wrong: object) -> None:
        super().__init__()
        self._wrong = wrong

    def claim(self, article: Article, match: re.Match[str]) -> Claim:
        """Returns the claim of a sentence, changed for the worse."""
        return replace(super().claim(article, match), **self._wrong)  # type: ignore[arg-type]  # a test's own fields


def _ref(match: re.Match[str], group: int) -> ActorRef:
    key = IDS[match[group]]
    return ActorRef(
        id=key, name=match[group], kind="State", iso3=key, side=key, text=match[group], start=match.start(group), end=match.end(group)
    )
