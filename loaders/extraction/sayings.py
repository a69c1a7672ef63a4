"""The words of saying and of modality as typed tables: `_speech.yaml` and `_modality.yaml` of the lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from graph.model import Modality


@dataclass(frozen=True, slots=True)
class Unreal:
    """Words of fiction and rehearsal: strong ones make their whole sentence unreal, weak ones what happens in them."""

    strong: frozenset[str]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Words that say of a claim, of whoever made it, or of the accused, that it is not so."""

    untrue: frozenset[str]
    unsure: frozenset[str]
    veracious: frozenset[str]
    grounds: frozenset[str]
    retracting: frozenset[str]
    waving: frozenset[str]
    backing: frozenset[str]
    pouring: frozenset[str]
    inventing: frozenset[str]
    collapsing: frozenset[str]
    holding: frozenset[str]
    reality: frozenset[str]
    lying: frozenset[str]
    mistaken: frozenset[str]
    adverbs: frozenset[str]
    clearing: frozenset[str]


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
    charging: frozenset[str]
    views: frozenset[str]
    putting: frozenset[str]
    believing: frozenset[str]
    retold: frozenset[str]
    doubting: frozenset[str]
    levelling: frozenset[str]
    finding_out: frozenset[str]
    regarding: frozenset[str]
    uttering: frozenset[str]
    mouthpieces: frozenset[str]
    showing: frozenset[str]
    tones: frozenset[str]
    tales: frozenset[str]
    done_for: frozenset[str]
    ensuing: frozenset[str]
    headings: frozenset[str]
    plain_adverbs: frozenset[str]
    set_off: Mapping[str, tuple[tuple[str, ...], ...]]
    worlds: frozenset[str]
    unvouched: Mapping[str, tuple[tuple[str, ...], ...]]
    unreal: Unreal
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Factive:
    """Words whose clause, infinitive or gerund is so; what any other word governs is not taken for a fact."""

    infinitives: frozenset[str]
    clauses: frozenset[str]
    known: frozenset[str]
    gerunds: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Words that make of a proposition something other than a fact."""

    possible: frozenset[str]
    future: frozenset[str]
    deniable: frozenset[str]
    conditional: frozenset[str]
    verbs: Mapping[str, Modality]
    that: frozenset[str]
    nouns: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]
    negations: frozenset[str]
    negating: frozenset[str]
    conditioning: frozenset[str]
    conditions: frozenset[str]
    occurring: frozenset[str]
    undecided: frozenset[str]
    pending: frozenset[str]
    predicative: frozenset[str]
    attitudes: frozenset[str]
    factive: Factive


def words_of(value: object) -> tuple[str, ...]:
    """Returns a YAML value as a tuple of words; None gives none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value)  # type: ignore[attr-defined]


def by_kind(entry: Mapping[str, Any]) -> dict[str, str]:
    """Returns lemma -> kind from kind -> lemmas; a later kind wins, so that alleging beats neutral."""
    return {lemma: kind for kind, lemmas in entry.items() for lemma in words_of(lemmas)}


def by_first(phrases: object) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Returns the phrases, each as its words, by their first word."""
    split = [tuple(p.split()) for p in words_of(phrases)]
    return {p[0]: tuple(q for q in split if q[0] == p[0]) for p in split}


_BY_KIND = ("verbs", "nouns", "unreal", "set_off", "unvouched", "verdict")


def speech_of(entry: Mapping[str, Any]) -> Speech:
    """Returns the table of `_speech.yaml`."""
    verbs = {kind: entry[kind] for kind in ("neutral", "admitting", "alleging", "denying", "questioning") if kind in entry}
    hedges, sets = (
        entry["hedges"],
        {f.name: frozenset(words_of(entry[f.name])) for f in fields(Speech) if f.name in entry and f.name not in _BY_KIND},
    )
    return Speech(
        verbs=by_kind(verbs), nouns=by_kind(entry["nouns"]),
        adverbs=frozenset(words_of(hedges["adverbs"])), adjectives=frozenset(words_of(hedges["adjectives"])),
        set_off=by_first(entry["set_off"]), unvouched=by_first(entry["unvouched"]),
        verdict=Verdict(*(frozenset(words_of(entry["verdict"][f.name])) for f in fields(Verdict))),
        unreal=Unreal(frozenset(words_of(entry["unreal"]["strong"])), frozenset(words_of(entry["unreal"]["weak"]))), **sets,
    )  # fmt: skip


def modal_of(entry: Mapping[str, Any]) -> ModalWords:
    """Returns the table of `_modality.yaml`."""

    def kinds(name: str) -> dict[str, Modality]:
        modal = {kind: entry[kind].get(name) for kind in ("possible", "intended", "requested", "negated")}
        return {lemma: Modality(kind) for lemma, kind in by_kind(modal).items()}

    return ModalWords(
        possible=frozenset(words_of(entry["possible"]["aux"])), future=frozenset(words_of(entry["intended"]["aux"])),
        deniable=frozenset(words_of(entry["negated"]["aux"])),
        conditional=frozenset(words_of(entry["conditional"]["marks"])), that=frozenset(words_of(entry["that"])),
        verbs=kinds("verbs"), nouns=kinds("nouns"), adjectives=kinds("adjectives"),
        negations=frozenset(words_of(entry["negated"]["adverbs"])), negating=frozenset(words_of(entry["negated"]["prepositions"])),
        conditioning=frozenset(words_of(entry["conditional"]["prepositions"])),
        conditions=frozenset(words_of(entry["conditional"]["nouns"])),
        occurring=frozenset(words_of(entry["occurring"])), undecided=frozenset(words_of(entry["undecided"])),
        pending=frozenset(words_of(entry["pending"])),
        predicative=frozenset(words_of(entry["predicative"])), attitudes=frozenset(words_of(entry["attitudes"])),
        factive=Factive(*(frozenset(words_of(entry["factive"][f.name])) for f in fields(Factive))),
    )  # fmt: skip
