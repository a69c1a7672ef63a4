"""Towns that the language model takes for something else, known by the words around them: "Kunduz has fallen", "marched into Goma"."""

from loaders.extraction.places import is_town
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.tokens import Doc

WHERE = frozenset({"of", "in", "at", "near", "into", "around", "outside", "inside", "towards", "toward"})
WHENCE = frozenset({"from", "to", "out"})
LEAVING = frozenset(
    {"withdraw", "retreat", "pull", "flee", "drive", "push", "expel", "oust", "dislodge", "rout", "move", "march", "advance", "return",
     "evacuate", "route", "withdrawal", "pullout", "road", "out", "back", "melt", "slip", "deploy", "send", "rush", "dispatch", "fly",
     "transfer", "redeploy", "deployment"}
)  # fmt: skip
REGIONS = frozenset({"region", "province", "district", "oblast", "governorate", "county", "area", "state"})
GROUND = frozenset(
    {"town", "city", "village", "district", "suburb", "capital", "port", "stronghold", "province", "hub", "hometown", "crossroads"}
)
TAKING = frozenset(
    {"shell", "bomb", "bombard", "besiege", "overrun", "storm", "recapture", "retake", "occupy", "evacuate", "encircle", "take", "capture",
     "seize", "hold", "control", "reach", "enter", "leave", "abandon", "liberate", "surround", "pound", "hit", "strike", "reclaim",
     "regain", "attack", "loot", "defend", "secure", "cede"}
)  # fmt: skip


def stands_as_town(doc: Doc, start: int, end: int) -> bool:
    """True for the name of a known town where a town is named: behind "near", as what is taken, as what falls to somebody."""
    token = doc[start]
    before = doc[start - 1].lower_ if start else ""
    if end < len(doc) and lemma_of(doc[end]) in REGIONS and token.dep_ in ("compound", "nmod") and doc[start].is_title:
        return is_town(doc[start:end].text)  # "Russia's Kursk region"
    placed = start >= 2 and before in WHERE
    if end - start > 1 and not placed:
        return False
    if any(c.i >= end and lemma_of(c) not in GROUND for c in children(token, "appos")):
        return False  # "captured Jackson, an American priest"
    head = token.head
    left = token.dep_ == "pobj" and head.lower_ in WHENCE and lemma_of(head.head) in LEAVING
    left = left or (token.dep_ == "pobj" and before == "of" and start >= 3 and doc[start - 2].lower_ == "out")
    taken = (
        token.dep_ in ("dobj", "nsubjpass")
        and lemma_of(head) in TAKING
        and not any(c.lower_ in ("as", "for") for c in children(head, "prep"))
    )
    falling = (
        token.dep_ == "nsubj" and lemma_of(head) == "fall" and any(c.lower_ in ("to", "into") for c in children(head, "prep", "dative"))
    )
    return (placed or left or taken or falling) and is_town(doc[start:end].text)
