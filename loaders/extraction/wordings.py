"""The lexicon of one language as typed tables, looked up by lemma.

A relation file (`lexicon/en/supports.yaml`) holds the frames of one relation type: trigger lemmas, the slots of its
subject and object, the noun that must stand by. The shared files (names beginning with an underscore) hold classes
of nouns, light verbs, verbs of speech and modality, and offices. The grammar that walks them is in `frames.py`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.model import Modality, Phase
from loaders.extraction.sayings import ModalWords, Speech, by_kind, modal_of, speech_of, words_of
from ontology.vocabulary import vocabulary

OFFICE_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|-")
LIGHT_KINDS = ("plain", "begins", "ends", "intended", "requested", "possible", "negated")


class LexiconError(Exception):
    """A lexicon file says something that cannot be read; tells file and entry."""


class Trigger(StrEnum):
    """The part of speech that a frame hangs on."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    ROLE = "roles"


class _Any(frozenset[str]):
    """The class `any`: it holds every lemma."""

    def __contains__(self, lemma: object) -> bool:
        return True

    def __or__(self, other: object) -> "_Any":
        return self


ANY = _Any({"any"})


@dataclass(frozen=True, slots=True)
class Theme:
    """The noun that must stand in one of these slots for the frame to hold; with `under`, it stands behind one of those nouns."""

    slots: tuple[str, ...]
    lemmas: frozenset[str]
    name: str | None
    under: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One wording of a relation type: its trigger lemmas and where its arguments stand; `name` is its file and number."""

    name: str
    relation: str
    trigger: Trigger
    lemmas: frozenset[str]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    theme: Theme | None
    through: frozenset[str]
    means: frozenset[str]
    topic: tuple[str, ...]
    content: tuple[str, ...]
    place: tuple[str, ...]
    particle: frozenset[str]
    holder: str
    of: tuple[str, ...]
    phase: Phase | None
    modality: Modality | None
    status: str | None
    planned: str | None
    mutual: bool
    beside: bool
    infinitive: bool
    needs_object: bool
    needs_topic: bool
    alone: bool
    alleging: bool
    negated: bool
    done_by: frozenset[str]
    done_to: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Office:
    """The words of an office and the relation between its holder and the body."""

    words: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Words by which a sentence tells of a contest or of history and not of a conflict of its time."""

    sport: frozenset[str]
    contests: frozenset[str]
    decided: frozenset[str]
    scored: frozenset[str]
    sport_weak: frozenset[str]
    history: frozenset[str]


@dataclass(frozen=True, slots=True)
class Headline:
    """Past forms by lemma, and nouns that are many without an -s."""

    past: Mapping[str, str]
    many: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The whole lexicon of a language."""

    frames: Mapping[Trigger, Mapping[str, tuple[Frame, ...]]]
    classes: Mapping[str, frozenset[str]]
    light: Mapping[str, str]
    statuses: Mapping[str, str]
    offices: Mapping[str, tuple[Office, ...]]
    former: frozenset[str]
    coming: frozenset[str]
    speech: Speech
    modal: ModalWords
    scope: Scope
    headline: Headline
    organs: frozenset[str]  # what acts for its state: organs and forces
    examples: Mapping[str, Mapping[str, Any]] = field(repr=False)


class _Folder:
    """The files of one language's folder."""

    def __init__(self, language: str) -> None:
        self._root = files("loaders.extraction") / "lexicon" / language

    def names(self) -> list[str]:
        return sorted(f.name for f in self._root.iterdir() if f.name.endswith(".yaml"))

    def read(self, name: str) -> dict[str, Any]:
        try:
            loaded = yaml.load((self._root / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise LexiconError(f"{name}: {error}") from error
        if not isinstance(loaded, dict):
            raise LexiconError(f"{name}: a mapping is expected at the top")
        return loaded


_KEYS = {f.name for f in fields(Frame)} - {"name", "relation", "trigger", "lemmas"} | set(Trigger)
_DEFAULTS: Mapping[Trigger, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Trigger.VERB: (("subj",), ("dobj",)),
    Trigger.NOUN: (("poss", "amod", "compound", "by", "from"), ("of",)),
    Trigger.ADJECTIVE: (("subj",), ("to", "with", "of")),
    Trigger.ROLE: ((), ()),
}


def _theme(entry: Mapping[str, Any] | None, classes: Mapping[str, frozenset[str]], where: str) -> Theme | None:
    if entry is None:
        return None
    names = words_of(entry.get("class"))
    lemmas = _class(names, classes, where) | frozenset(words_of(entry.get("lemmas")))
    return Theme(words_of(entry["slots"]), lemmas, names[0] if names else None, frozenset(words_of(entry.get("under"))))


def _class(names: Iterable[str], classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    """Returns all lemmas of these classes; `any` holds every lemma."""
    lemmas: frozenset[str] = frozenset()
    for name in names:
        if name != "any" and name not in classes:
            raise LexiconError(f"{where}: no class {name!r} in _classes.yaml")
        lemmas = ANY if name == "any" else classes[name] | lemmas if lemmas is not ANY else ANY
    return lemmas


def _frame(relation: str, entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]], where: str) -> Frame:
    """Returns one frame; raises LexiconError where an entry has a key that nobody reads."""
    if unknown := set(entry) - _KEYS:
        raise LexiconError(f"{where}: unknown keys {sorted(unknown)}")
    triggers = [t for t in Trigger if t in entry]
    if len(triggers) != 1:
        raise LexiconError(f"{where}: exactly one of {', '.join(Trigger)} is needed")
    trigger = triggers[0]
    subject, target = _DEFAULTS[trigger]
    return Frame(
        name=where, relation=relation, trigger=trigger, lemmas=frozenset(words_of(entry[trigger])),
        subject=words_of(entry["subject"]) if "subject" in entry else subject,
        object=words_of(entry["object"]) if "object" in entry else target,
        theme=_theme(entry.get("theme"), classes, where), through=_class(words_of(entry.get("through")), classes, where),
        means=_class(words_of(entry.get("means")), classes, where),
        topic=words_of(entry.get("topic")), content=words_of(entry.get("content")), place=words_of(entry.get("place")),
        particle=frozenset(words_of(entry.get("particle"))), holder=entry.get("holder", "subject"),
        of=words_of(entry["of"]) if "of" in entry else ("poss", "amod", "compound", "of", "to"),
        phase=Phase(entry["phase"]) if "phase" in entry else None,
        modality=Modality(entry["modality"]) if "modality" in entry else None, status=entry.get("status"),
        planned=entry.get("planned"),
        mutual=bool(entry.get("mutual")), beside=bool(entry.get("beside")), infinitive=bool(entry.get("infinitive")),
        needs_object=bool(entry.get("needs_object")), needs_topic=bool(entry.get("needs_topic")), alone=bool(entry.get("alone")),
        alleging=bool(entry.get("alleging")), negated=bool(entry.get("negated")),
        done_by=frozenset(words_of(entry.get("done_by"))), done_to=frozenset(words_of(entry.get("done_to"))),
        weight=float(entry.get("weight", 0.85)),
    )  # fmt: skip


def _by_lemma(frames: Iterable[Frame]) -> dict[Trigger, dict[str, tuple[Frame, ...]]]:
    """Returns the frames by trigger and lemma, the more specific first: with a theme, negated, with a theme of a theme; then the surer."""
    table: dict[Trigger, dict[str, list[Frame]]] = {t: {} for t in Trigger}
    for frame in frames:
        for lemma in frame.lemmas:
            table[frame.trigger].setdefault(lemma, []).append(frame)

    def order(frame: Frame) -> tuple[bool, bool, bool, bool, float]:
        return not frame.beside, frame.theme is None, not frame.negated, frame.theme is None or not frame.theme.under, -frame.weight

    return {t: {k: tuple(sorted(v, key=order)) for k, v in lemmas.items()} for t, lemmas in table.items()}


def _offices(entries: Iterable[Mapping[str, str]]) -> dict[str, tuple[Office, ...]]:
    """Returns the offices by their last word, the longest first."""
    table: dict[str, list[Office]] = {}
    for entry in entries:
        spellings = {tuple(entry["office"].lower().split()), tuple(OFFICE_WORD.findall(entry["office"].lower()))}
        for words in sorted(spellings):  # "secretary-general" is three tokens, "vice-president" one
            table.setdefault(words[-1], []).append(Office(words, entry["relation"]))
    return {k: tuple(sorted(v, key=lambda o: -len(o.words))) for k, v in table.items()}


@cache
def wordings(language: str = "en") -> Wordings:
    """Returns the lexicon of a language; raises LexiconError with file and entry where it cannot be read."""
    folder = _Folder(language)
    classes = {name: frozenset(words_of(lemmas)) for name, lemmas in (folder.read("_classes.yaml") | folder.read("_kinds.yaml")).items()}
    relations = vocabulary().relations
    frames: list[Frame] = []
    examples: dict[str, Mapping[str, Any]] = {}
    for name in folder.names():
        if name.startswith("_"):
            continue
        entry = folder.read(name)
        relation = str(entry.get("relation"))
        if relation not in relations:
            raise LexiconError(f"{name}: {relation!r} is no relation type of the ontology")
        examples[relation] = entry.get("examples", {})
        frames += [_frame(relation, f, classes, f"{name}, frame {n}") for n, f in enumerate(entry.get("frames") or (), 1)]
    offices, scope = folder.read("_offices.yaml"), folder.read("_scope.yaml")
    light, heads = folder.read("_light.yaml"), folder.read("_headlines.yaml")
    return Wordings(
        _by_lemma(frames), classes, by_kind({kind: light.get(kind) for kind in LIGHT_KINDS}),
        by_kind({kind: light["statuses"].get(kind) for kind in vocabulary().statuses}), _offices(offices["offices"]),
        frozenset(words_of(offices["over"])), frozenset(words_of(offices["coming"])),
        speech_of(folder.read("_speech.yaml")), modal_of(folder.read("_modality.yaml")),
        Scope(
            sport=frozenset(scope["sport"]["strong"]), contests=frozenset(scope["sport"]["contests"]),
            decided=frozenset(scope["sport"]["decided"]), scored=frozenset(scope["sport"]["scored"]),
            sport_weak=frozenset(scope["sport"]["weak"]), history=frozenset(scope["history"]),
        ),
        Headline(heads["past"], frozenset(heads["many"])), classes["organs"] | classes["forces"], examples,
    )  # fmt: skip
