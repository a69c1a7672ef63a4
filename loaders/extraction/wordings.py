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
from ontology.vocabulary import vocabulary

OFFICE_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|-")
STATUSES = ("offered", "ordered", "delivered", "suspended", "cancelled")
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
    """One wording of a relation type: its trigger lemmas and where its arguments stand."""

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
    infinitive: bool
    needs_object: bool
    needs_topic: bool
    alleging: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Office:
    """The words of an office and the relation between its holder and the body."""

    words: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Verbs and nouns of saying by what they do to what is said."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    said_to: frozenset[str]
    seem: frozenset[str]
    reporting: frozenset[str]
    unnamed: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Words that make of a proposition something other than a fact."""

    possible: frozenset[str]
    future: frozenset[str]
    conditional: frozenset[str]
    verbs: Mapping[str, Modality]
    that: frozenset[str]
    nouns: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]
    negations: frozenset[str]
    factive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Words by which a sentence tells of a contest or of history and not of a conflict of its time."""

    sport: frozenset[str]
    sport_weak: frozenset[str]
    history: frozenset[str]


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
    examples: Mapping[str, Mapping[str, Any]] = field(repr=False)


def _words(value: object) -> tuple[str, ...]:
    """Returns a YAML value as a tuple of words; None gives none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value)  # type: ignore[attr-defined]


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


_KEYS = {f.name for f in fields(Frame)} - {"relation", "trigger", "lemmas"} | set(Trigger)
_DEFAULTS: Mapping[Trigger, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Trigger.VERB: (("subj",), ("dobj",)),
    Trigger.NOUN: (("poss", "amod", "compound", "by", "from"), ("of",)),
    Trigger.ADJECTIVE: (("subj",), ("to", "with", "of")),
    Trigger.ROLE: ((), ()),
}


def _theme(entry: Mapping[str, Any] | None, classes: Mapping[str, frozenset[str]], where: str) -> Theme | None:
    if entry is None:
        return None
    names = _words(entry.get("class"))
    lemmas = _class(names, classes, where) | frozenset(_words(entry.get("lemmas")))
    return Theme(_words(entry["slots"]), lemmas, names[0] if names else None, frozenset(_words(entry.get("under"))))


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
        relation=relation, trigger=trigger, lemmas=frozenset(_words(entry[trigger])),
        subject=_words(entry["subject"]) if "subject" in entry else subject,
        object=_words(entry["object"]) if "object" in entry else target,
        theme=_theme(entry.get("theme"), classes, where), through=_class(_words(entry.get("through")), classes, where),
        means=_class(_words(entry.get("means")), classes, where),
        topic=_words(entry.get("topic")), content=_words(entry.get("content")), place=_words(entry.get("place")),
        particle=frozenset(_words(entry.get("particle"))), holder=entry.get("holder", "subject"),
        of=_words(entry["of"]) if "of" in entry else ("poss", "amod", "compound", "of", "to"),
        phase=Phase(entry["phase"]) if "phase" in entry else None,
        modality=Modality(entry["modality"]) if "modality" in entry else None, status=entry.get("status"),
        planned=entry.get("planned"),
        mutual=bool(entry.get("mutual")), infinitive=bool(entry.get("infinitive")),
        needs_object=bool(entry.get("needs_object")), needs_topic=bool(entry.get("needs_topic")),
        alleging=bool(entry.get("alleging")), weight=float(entry.get("weight", 0.85)),
    )  # fmt: skip


def _by_lemma(frames: Iterable[Frame]) -> dict[Trigger, dict[str, tuple[Frame, ...]]]:
    """Returns the frames by trigger and lemma, the more specific wording first: a theme of a theme, a theme, none; then the surer."""
    table: dict[Trigger, dict[str, list[Frame]]] = {t: {} for t in Trigger}
    for frame in frames:
        for lemma in frame.lemmas:
            table[frame.trigger].setdefault(lemma, []).append(frame)

    def order(frame: Frame) -> tuple[bool, bool, float]:
        return frame.theme is None, frame.theme is None or not frame.theme.under, -frame.weight

    return {t: {k: tuple(sorted(v, key=order)) for k, v in lemmas.items()} for t, lemmas in table.items()}


def _offices(entries: Iterable[Mapping[str, str]]) -> dict[str, tuple[Office, ...]]:
    """Returns the offices by their last word, the longest first."""
    table: dict[str, list[Office]] = {}
    for entry in entries:
        spellings = {tuple(entry["office"].lower().split()), tuple(OFFICE_WORD.findall(entry["office"].lower()))}
        for words in sorted(spellings):  # "secretary-general" is three tokens, "vice-president" one
            table.setdefault(words[-1], []).append(Office(words, entry["relation"]))
    return {k: tuple(sorted(v, key=lambda o: -len(o.words))) for k, v in table.items()}


def _by_kind(entry: Mapping[str, Any]) -> dict[str, str]:
    """Returns lemma -> kind from kind -> lemmas; a later kind wins, so that alleging beats neutral."""
    return {lemma: kind for kind, lemmas in entry.items() for lemma in _words(lemmas)}


def _speech(entry: Mapping[str, Any]) -> Speech:
    verbs = {kind: entry[kind] for kind in ("neutral", "admitting", "alleging", "denying", "questioning") if kind in entry}
    hedges = entry["hedges"]
    return Speech(
        verbs=_by_kind(verbs), nouns=_by_kind(entry["nouns"]),
        adverbs=frozenset(_words(hedges["adverbs"])), adjectives=frozenset(_words(hedges["adjectives"])),
        said_to=frozenset(_words(entry["said_to"])), seem=frozenset(_words(entry["seem"])), reporting=frozenset(_words(entry["reporting"])),
        unnamed=frozenset(_words(entry["unnamed"])),
    )  # fmt: skip


def _modal(entry: Mapping[str, Any]) -> ModalWords:
    def kinds(name: str) -> dict[str, Modality]:
        modal = {kind: entry[kind].get(name) for kind in ("possible", "intended", "requested", "negated")}
        return {lemma: Modality(kind) for lemma, kind in _by_kind(modal).items()}

    return ModalWords(
        possible=frozenset(_words(entry["possible"]["aux"])), future=frozenset(_words(entry["intended"]["aux"])),
        conditional=frozenset(_words(entry["conditional"]["marks"])), that=frozenset(_words(entry["that"])),
        verbs=kinds("verbs"), nouns=kinds("nouns"), adjectives=kinds("adjectives"),
        negations=frozenset(_words(entry["negated"]["adverbs"])), factive=frozenset(_words(entry["factive"])),
    )  # fmt: skip


@cache
def wordings(language: str = "en") -> Wordings:
    """Returns the lexicon of a language; raises LexiconError with file and entry where it cannot be read."""
    folder = _Folder(language)
    classes = {name: frozenset(_words(lemmas)) for name, lemmas in (folder.read("_classes.yaml") | folder.read("_kinds.yaml")).items()}
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
    light = folder.read("_light.yaml")
    return Wordings(
        _by_lemma(frames), classes, _by_kind({kind: light.get(kind) for kind in LIGHT_KINDS}),
        _by_kind({kind: light["statuses"].get(kind) for kind in STATUSES}), _offices(offices["offices"]),
        frozenset(_words(offices["over"])), frozenset(_words(offices["coming"])),
        _speech(folder.read("_speech.yaml")), _modal(folder.read("_modality.yaml")),
        Scope(frozenset(scope["sport"]["strong"]), frozenset(scope["sport"]["weak"]), frozenset(scope["history"])), examples,
    )  # fmt: skip
