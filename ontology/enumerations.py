"""The text of `values.py`: the closed lists of the ontology as enumerations, which types can be checked against."""

from collections.abc import Iterator

from ontology.terms import Kind, Term, below, of_kind, terms
from ontology.vocabulary import AL, SKOS

HEAD = '''"""The closed lists of the ontology as enumerations.

Made from allegiance.ttl by `python -m ontology`; edit that and make it anew.
"""

from enum import StrEnum
from typing import Literal
'''
PLAIN = '''
    @property
    def plain(self) -> bool:
        """True where the claim may look like a fact."""
        return self in ({members})
'''
CALLED = {"mark": "MarkKind", "dateFrom": "DateSource"}  # where the property that leads to a value is not called as the enumeration


def enumerations() -> str:
    """Returns the module: an enumeration for each scheme of values, and its values as words."""
    schemes = [scheme for scheme in of_kind(Kind.SCHEME) if scheme.name not in ("PLOVER", "CAMEO")]
    return HEAD + "".join(map(_enumeration, schemes)) + "\n\n" + "".join(map(_words, schemes))


def _enumeration(scheme: Term) -> str:
    members = "".join(f'    {_member(value)} = "{value.one(AL + "name")}"\n' for value in _values(scheme))
    plain = [f"{_name(scheme)}.{_member(value)}" for value in _values(scheme) if value.one(AL + "plain") == "true"]
    return f'\n\nclass {_name(scheme)}(StrEnum):\n    """{scheme.definition}"""\n\n{members}' + (
        PLAIN.format(members=", ".join(plain)) if plain else ""
    )


def _words(scheme: Term) -> str:
    words = ", ".join(f'"{value.one(AL + "name")}"' for value in _values(scheme))
    return f"type {_name(scheme)}Word = Literal[{words}]\n"


def _values(scheme: Term) -> Iterator[Term]:
    return (terms()[iri] for iri in below(scheme.iri, SKOS + "inScheme"))


def _name(scheme: Term) -> str:
    """Returns what the enumeration of a scheme is called: as its values begin, `stance-denies`."""
    prefix = next(_values(scheme)).name.partition("-")[0]
    return CALLED.get(prefix, prefix[0].upper() + prefix[1:])


def _member(value: Term) -> str:
    return value.label.replace(" ", "_").upper()
