"""How a predicate is told: what the walk up the grammar gathers, and what comes of it."""

from dataclasses import dataclass, field

from graph.model import Modality, Stance
from loaders.extraction.quotations import Voice

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
BOUNDING = frozenset({"limit", "restrict", "confine"})  # what is not bounded is so, and more
COPULAS = frozenset({"be", "remain", "become", "seem", "look", "appear", "stay"})


@dataclass(frozen=True, slots=True)
class Told:
    """How a predicate is told: voices from the outermost in, stance, modality, and the speech acts it stands under."""

    voices: tuple[Voice, ...] = ()
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    alleging: bool = False
    acts: frozenset[int] = frozenset()


@dataclass(slots=True)
class Walk:
    """What the walk up has gathered; voices from the innermost out."""

    voices: list[Voice] = field(default_factory=list)
    stance: Stance = Stance.AFFIRMS
    modality: Modality = Modality.ACTUAL
    alleging: bool = False
    acts: set[int] = field(default_factory=set)
    actual: bool = False  # a verb has been passed that makes a fact of its infinitive ("managed to")
    presupposed: bool = False  # a phrase has been passed that takes it for granted ("after the attack")
    content: int | None = None  # the noun whose content has been passed: "the claim that"
    bearer: int | None = None  # the preposition of whose gerund the noun behind it is the subject: "reports of jets bombing a village"
    told: bool = False  # a verb of saying has been passed: what hedges it does not hedge what it says
    closed: bool = False  # the way up has left what is said: what stands above says nothing of the predicate
    over: bool = False  # the proposition is that it has ended: "no longer backs" denies nothing
    direct: bool = True  # only the predicate itself and what carries it have been passed: what is said of it is said of the event

    def lower(self, modality: Modality) -> None:
        """Sets the modality unless something nearer to the predicate has, or takes it for granted."""
        if self.modality is Modality.ACTUAL and not self.presupposed:
            self.modality = modality

    def plan(self, modality: Modality, *, denied: bool) -> None:
        """Sets what a word makes of its content; a plan or a wish that nobody has is none ("does not plan to", "no plans to")."""
        self.lower(Modality.NEGATED if denied and modality in (Modality.INTENDED, Modality.REQUESTED) else modality)

    def allege(self) -> None:
        """Makes an allegation of it, unless something nearer to the predicate takes it for granted."""
        self.alleging = self.alleging or not self.presupposed

    def untrue(self) -> None:
        """Makes what has been passed something that is not so, whoever said it: he is no speaker of its being false."""
        self.voices.clear()
        self.modality, self.stance, self.alleging = Modality.NEGATED, Stance.AFFIRMS, False

    def outcome(self) -> Told:
        """Returns what has been gathered, the outermost voice first."""
        voices = tuple(v for v, inner in zip(self.voices, [None, *self.voices], strict=False) if inner is None or not _same(v, inner))
        return Told(tuple(reversed(voices)), self.stance, self.modality, self.alleging, frozenset(self.acts))


def _same(one: Voice, other: Voice) -> bool:
    """True for two named voices of the same actors: "Rwanda said it denied"."""
    return bool(one.actors) and {r.named.id for r in one.actors} == {r.named.id for r in other.actors}
