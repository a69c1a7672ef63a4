"""The beds as articles with their gold.

A bed may lie in several files: `dev.yaml` and `dev_*.yaml`, and so on. The blind half of caution, `caution_test`, is all
files whose names begin with `caution_test` or `caution_frames`. A file of caution may hold frames and propositions, which
are combined.
"""

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import yaml

from graph.model import Article, Modality, Stance, digest_of
from loaders.evaluation.gold import Detail, Gold, GoldArticle
from loaders.evaluation.scoring import DETAILS
from loaders.readers.marks import find_marks

HERE = Path(__file__).parent
BLIND = ("caution_test", "caution_frames")  # beginnings of names
TEXTS = 600  # at least so many texts come of frames and propositions
EACH = 6  # and at least so many of each frame


class Entry(NamedTuple):
    """One text of a bed; `family` is what kind of caution it asks for."""

    id: str
    article: Article
    gold: GoldArticle
    family: str = ""


def bed(name: str) -> Iterator[Entry]:
    """Yields the texts of a bed."""
    for path in _files(name):
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        yield from map(_entry, held if isinstance(held, list) else combined(held))


def _files(name: str) -> list[Path]:
    """Returns the files of a bed, by name; raises FileNotFoundError where it has none."""
    names = BLIND if name == BLIND[0] else (name,)
    files = [p for p in sorted(HERE.glob("*.yaml")) if any(p.stem == n or p.stem.startswith(f"{n}_") for n in names)]
    if not name.startswith(BLIND):
        files = [p for p in files if not p.stem.startswith(BLIND)]
    if not files:
        raise FileNotFoundError(f"no bed is called {name!r}; there are {', '.join(sorted(p.stem for p in HERE.glob('*.yaml')))}")
    return files


def _entry(e: dict[str, Any]) -> Entry:
    headline = e.get("part") == "headline"
    title, body = (e["text"], "") if headline else (e.get("title") or "", e["text"].replace("\n", "\n\n"))
    marks = find_marks(body.split("\n\n"), len(title) + 2, standfirst=False).marks  # datelines and labels, as every reader finds them
    article = Article(title=title, body=body, outlet=e["id"], published=str(e["published"]), marks=marks)
    rows = tuple(_gold(e["id"], c) for c in e.get("claims") or ()) or tuple(_unplain(e["id"], c) for c in e.get("unplain") or ())
    return Entry(e["id"], article, GoldArticle(e["id"], rows), e.get("family", ""))


def _gold(text: str, c: dict[str, Any]) -> Gold:
    details: dict[str, Detail] = {
        name: float(c[name]) if isinstance(c[name], int | float) else str(c[name]) for name in DETAILS if c.get(name) is not None
    }
    return Gold(
        article=text, id=text, subject=c["subject"], relation=c["relation"], object=c["object"], speakers=tuple(c["speakers"] or ()),
        stance=Stance(c["stance"]), modality=Modality(c["modality"]), required=c["required"], evidence=c.get("evidence") or "",
        details=details,
    )  # fmt: skip


def _unplain(text: str, c: dict[str, Any]) -> Gold:
    subject, relation, target = c["subject"], c["relation"], c["object"]
    return Gold(article=text, id=text, subject=subject, relation=relation, object=target, modality=Modality.POSSIBLE, required=False)


# -- frames with a hole, and propositions that fill it


def combined(held: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yields entries made of each frame with some of the propositions that have the words for its holes, chosen by hash."""
    frames, propositions = held["frames"], held["propositions"]
    each = max(EACH, ceil(TEXTS / len(frames)))
    for number, frame in enumerate(frames):
        words = frame if isinstance(frame, dict) else {"text": frame}
        name = str(words.get("id", f"f{number + 1:03d}"))
        holes = {hole for _, hole, _, _ in Formatter().parse(words["text"]) if hole}
        fitting = [(digest_of(name, str(p.get("id", n))), n, p) for n, p in enumerate(propositions) if _fills(p, holes, words, held)]
        for key, n, proposition in sorted(fitting, key=lambda f: f[:2])[:each]:
            speaker = _speaker(key, proposition, words, held)
            text = words["text"].format(**{**proposition, "speaker": speaker})
            yield {
                "id": f"{name}-{proposition.get('id', n + 1)}",
                "text": text[:1].upper() + text[1:],
                "published": words.get("published") or proposition.get("published") or held.get("published", "2019-06-12"),
                "family": words.get("family") or " ".join(sorted(holes)),
                "unplain": proposition.get("unplain") or [{k: proposition.get(k) for k in ("subject", "relation", "object")}],
            }


def _fills(proposition: dict[str, Any], holes: set[str], frame: dict[str, Any], held: dict[str, Any]) -> bool:
    """True where a proposition has words for all holes of a frame."""
    return all(proposition.get(hole) or (hole == "speaker" and _speakers(proposition, frame, held)) for hole in holes)


def _speakers(proposition: dict[str, Any], frame: dict[str, Any], held: dict[str, Any]) -> list[str]:
    """Returns who may tell it: as the proposition says, else the frame, else the file."""
    told: str | list[str] = next((x[key] for x in (proposition, frame, held) for key in ("speakers", "speaker") if x.get(key)), [])
    return [told] if isinstance(told, str) else list(told)


def _speaker(key: str, proposition: dict[str, Any], frame: dict[str, Any], held: dict[str, Any]) -> str:
    speakers = _speakers(proposition, frame, held)
    return speakers[int(key[:8], 16) % len(speakers)] if speakers else ""
