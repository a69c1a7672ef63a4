"""What a careful reader finds in articles, as typed rows; `tsv.py` reads them from files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Modality, Stance

UNNAMED = "unnamed"  # a speaker of whom the text says no more than "officials"
SOMEBODY = "?"  # a speaker of whom the gold does not tell: no speaker that is read is wrong
ACTS = frozenset({"ACCUSES", "DENIES", "REJECTS"})  # facts even where what they are about is none

type Detail = str | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One claim that a careful reader takes from an article.

    `subject` and `object` are names or ids; None is anybody or nobody. `speakers` are the tellers, the outermost first;
    none = the article's own voice. A row that is not `required` is neither missed nor extra. `line` is where it stands.
    """

    article: str
    id: str
    subject: str | None
    relation: str
    object: str | None
    speakers: tuple[str, ...] = ()
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    required: bool = True
    evidence: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)
    line: int = 0

    @property
    def factual(self) -> bool:
        """True for what is affirmed as actual."""
        return self.stance is Stance.AFFIRMS and self.modality is Modality.ACTUAL

    @property
    def triple(self) -> tuple[str | None, str, str | None]:
        """Who does what to whom, as the gold names them."""
        return self.subject, self.relation, self.object


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All rows of one article; none where a careful reader finds nothing.

    With `denials_as_acts` the gold lists a denial as the act DENIES alone and not the proposition that is denied: then a
    claim that denies counts as that act.
    """

    key: str
    rows: tuple[Gold, ...]
    denials_as_acts: bool = False


class GoldError(Exception):
    """A gold file, or one beside it, cannot be used: where and what to do, one fault a line."""


@dataclass(frozen=True)
class GoldFile:
    """The articles of a gold file with their rows, and by which beginning of a title each may go."""

    path: str
    articles: tuple[GoldArticle, ...]
    titles: Mapping[str, str]
    lines: Mapping[str, int]  # the first line of each article
