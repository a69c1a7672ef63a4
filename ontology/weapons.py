"""Reference data of weapons: systems by name with their class and maker, and the classes of weapons that news names without a make."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from ontology.reference import read


@dataclass(frozen=True, slots=True)
class WeaponSystem:
    """A weapon system, or a class of weapons (`class_` is None): its name, other names, and the state that makes it where one does."""

    id: str
    name: str
    class_: str | None
    maker: str | None
    aliases: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every name of it, the usual one first."""
        return (self.name, *self.aliases)


@cache
def weapons() -> tuple[WeaponSystem, ...]:
    """The weapon systems, then the classes, in the order of the file."""
    entries = cast("tuple[dict[str, object], ...]", read("weapons"))
    return tuple(
        WeaponSystem(
            id=str(e["id"]), name=str(e["name"]), class_=_text(e.get("class")), maker=_text(e.get("maker")),
            aliases=tuple(str(a) for a in cast("list[object]", e.get("aliases", ()))),
        )
        for e in entries
    )  # fmt: skip


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
