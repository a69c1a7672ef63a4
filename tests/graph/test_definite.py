"""Names with "the" within a sentence."""

import pytest

from graph.definite import with_the


@pytest.mark.parametrize(
    "name",
    ["United States", "United Arab Emirates", "Netherlands", "Philippines", "Libyan National Army", "Government of National Accord",
     "Democratic Republic of the Congo", "European Union", "UN Security Council", "Arab League", "Wagner Group", "Rapid Support Forces",
     "Organization of American States", "Donetsk People's Republic", "Solomon Islands", "Taliban", "Saudi-led coalition in Yemen"],
)  # fmt: skip
def test_these_stand_with_it(name: str) -> None:
    assert with_the(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    ["Turkey", "South Sudan", "NATO", "Hamas", "Islamic State", "Human Rights Watch", "ASEAN", "Vladimir Putin", "The Hague Group",
     "Bosnia and Herzegovina", "Trinidad and Tobago", "Union", "Isle of Man"],
)  # fmt: skip
def test_these_stand_without(name: str) -> None:
    assert with_the(name) == name
