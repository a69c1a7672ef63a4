"""Bodies that go by their leader: "Fayez al-Sarraj's Government of National Accord", "Jonas Savimbi's movement"."""

from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Token
from loaders.extraction.whose import Line
from loaders.extraction.wordings import Wordings

WITHIN = 4  # words between a leader and what is his in "Haftar's self-styled Libyan National Army"


class Followings:
    """Finds the body that the words behind a person's name call his."""

    def __init__(self, wordings: Wordings) -> None:
        self._bands, self._led = wordings.classes["bands"], wordings.classes["followings"]

    def led_by(self, line: Line, person: Mention) -> Mention | None:
        """Returns the body named right behind "X's", or the one for which X acts where "movement" stands there; else None."""
        doc, at = line.doc, person.end + 1
        if at >= len(doc) or doc[at - 1].lower_ not in ("'s", "'"):
            return None
        while (
            at < min(person.end + WITHIN, len(doc))
            and at not in line.starts
            and doc[at].pos_ in ("ADJ", "NOUN")
            and not self._is_band(doc[at])
        ):
            at += 1
        body, home = line.starts.get(at), person.named.home
        if body is None and at < len(doc) and self._is_band(doc[at]) and at + 1 not in line.starts:
            known = home is not None and home.kind in ("ArmedGroup", "Organization")
            body = Mention(at, at + 1, at, Kind.ACTOR, home, Use.NAME) if home is not None and known else None
        return body if body is not None and body.use not in (Use.ADJECTIVE, Use.SEAT) and self._is_led(body) else None

    def _is_band(self, noun: Token) -> bool:
        """True for a noun of a group that has one leader: "movement", "militia"."""
        return noun.tag_ == "NN" and lemma_of(noun) in self._bands

    def _is_led(self, body: Mention) -> bool:
        """True for an armed group, a party, a front, a government: what is named after whoever leads it."""
        if body.named.kind == "ArmedGroup":
            return True
        return body.named.kind in ("Organization", "Alliance") and bool(self._led & set(body.named.name.lower().split()))
