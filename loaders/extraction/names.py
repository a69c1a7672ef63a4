"""The names of one passage: whom and what they name, with the words, and which of them are listed together."""

from graph.model import Part, Span
from loaders.extraction.document import Passage
from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind, Mention, Mentions
from loaders.extraction.reached import SURE, Reached
from loaders.extraction.syntax import children, coordinated
from loaders.extraction.tokens import Token

PLURAL = frozenset({"NNS", "NNPS"})


class Names:
    """The mentions of one passage, with their places in the article."""

    def __init__(self, passage: Passage, mentions: Mentions) -> None:
        self._passage, self._mentions, self.doc = passage, mentions, passage.doc

    @property
    def all(self) -> tuple[Mention, ...]:
        """All mentions of the passage, in order."""
        return self._mentions.all

    def of(self, token: Token) -> Mention | None:
        """Returns the mention that the token is part of, else None."""
        return self._mentions.by_token.get(token.i)

    def at_token(self, index: int) -> Mention | None:
        """Returns the mention that the token at this index is part of, else None."""
        return self._mentions.by_token.get(index)

    def at(self, start: int, end: int) -> Span:
        """Returns where these tokens stand in the content."""
        return Span(*self._passage.span(start, end))

    def reached(self, mention: Mention, factor: float = SURE) -> Reached:
        """Returns the actor of a mention with the words that name it."""
        at = self.at(mention.start, mention.end)
        return Reached(mention.named, at.start, at.end, factor)

    def listed(self, token: Token) -> list[Token]:
        """Returns the token with all that is listed with it; two names set beside one another are a list too."""
        found: list[Token] = []
        for one in coordinated(token):
            mention = self.of(one)
            beside = [a for a in children(one, "appos") if self._is_beside(one, a, mention)]
            found += [one, *(t for a in beside for t in self.listed(a))]
        return self._before_comma(token) + found if self._passage.part is Part.HEADLINE else found

    def _is_beside(self, one: Token, apposed: Token, mention: Mention | None) -> bool:
        """True for what is listed with a word, though the parser took it for an apposition."""
        other = self.of(apposed)
        return _is_item(one, apposed) if mention is None else other is not None and _list_of(mention, other)

    def _before_comma(self, token: Token) -> list[Token]:
        """Returns who stands before a comma at the head of a headline, where it means "and": "Armenia, Azerbaijan trade fire"."""
        comma = token.left_edge.i - 1
        before = self.at_token(comma - 1) if comma > 0 and token.doc[comma].text == "," else None
        listed = (
            before is not None
            and before.kind is Kind.ACTOR
            and before.start == token.sent.start
            and not token.doc[before.head].is_ancestor(token)
        )
        return [token.doc[before.head]] if before is not None and listed else []


def _list_of(one: Mention, other: Mention) -> bool:
    """True where two names side by side are items of a list, and neither a town with its country nor a man with his."""
    return (
        one.kind is other.kind is Kind.ACTOR
        and one.named.kind == other.named.kind
        and one.use is not Use.SEAT
        and one.named.id != other.named.id
    )


def _is_item(noun: Token, apposed: Token) -> bool:
    """True for a list whose second item the parser took for an apposition: "Eritrean troops, Amhara militiamen and the army attacked".

    What is set beside a plural stands between two commas.
    """
    behind = apposed.right_edge.i + 1
    open_ended = behind < noun.sent.end and noun.doc[behind].text not in (",", ")", "-", ":", ";")
    counted = children(noun, "nummod") or any(c.lower_ in ("both", "two", "other") for c in noun.children)
    plurals = noun.tag_ in PLURAL and apposed.pos_ == "NOUN" and apposed.tag_ in PLURAL
    return plurals and open_ended and not counted and bool(children(apposed, "conj")) and bool(children(apposed, "cc"))
