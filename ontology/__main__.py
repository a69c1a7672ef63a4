"""`python -m ontology`: makes anew what the repository keeps of the ontology in other forms."""

from pathlib import Path

from ontology.enumerations import enumerations
from ontology.page_markdown import page_markdown
from ontology.picture import PICTURES

ROOT = Path(__file__).parents[1]


def made() -> dict[Path, str]:
    """Returns the files that are made from the ontology, by their path in the repository."""
    pictures = {Path("docs/pictures") / f"ontology-{name}.svg": draw() for name, draw in PICTURES.items()}
    return {Path("ontology/values.py"): enumerations(), Path("docs/ontology.md"): page_markdown(), **pictures}


if __name__ == "__main__":
    for path, text in made().items():
        (ROOT / path).write_text(text, "utf-8")
