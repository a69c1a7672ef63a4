"""The style of Neo4j Browser (GRASS), made from the ontology: a new relation type is drawn without an edit.

Browser reads the rules in their order and lets a later one win, so that `node.State` refines `node.Actor`. What its
parser asks for: one property a line, no comments, and no colon or semicolon in a caption. Sizes are in pixels.
"""

from collections.abc import Mapping

from pydantic_core import to_json

from graph.relations import CLAIMED
from ontology.picture import SIGNS
from ontology.vocabulary import RelationType, vocabulary

# After Okabe and Ito (2008), "Color Universal Design", made darker or lighter until all can be told apart with any
# kind of colour blindness, and until the names in them can be read; tests/graph/browser/test_style.py measures it.
DARK_INK, LIGHT_INK = "#1B1F24", "#FFFFFF"
KINDS = ("#56B4E9", "#F0E442", "#17375E", "#007A5E", "#B84A00", "#E0A3BE")  # of actors, in the order of the ontology
OTHER_KIND = "#C3C9D1"
PALE = "#E4E7EB"  # what stands behind the actors
FAINT = "#CDD2D9"
WIDTHS = {1: 1, 2: 2, 3: 3, 4: 5, 5: 7}  # by the weight of the relation type; below the height of a caption, which else would go inside
DARK = frozenset({"#17375E", "#007A5E", "#B84A00", "#00518C"})  # what is written on these is white
SIZES = {"State": 72, "Alliance": 66}  # states stand out
ACTOR_SIZE = 62  # with names of 9.5: of 127 actors, Browser cuts 7 names short; with 64 or 66 more

# label: caption, diameter
BEHIND = {
    "Claim": ("{reading}", 54),
    "Article": ("{title}", 54),
    "Outlet": ("{name}", 44),
    "Place": ("{name}", 40),
    "Weapon": ("{name}", 40),
    "Decision": ("{canonical}", 40),
}
MENTIONS = ("SUBJECT", "OBJECT", "SPEAKER", "ABOUT", "REPORTED_IN", "PUBLISHED_BY", "AT", "CONCERNS")  # from a claim or its article


type Rules = dict[str, dict[str, str]]  # selector -> property -> value


def style() -> str:
    """Returns the style as a file has it."""
    return "\n".join(f"{selector} {{\n{_lines(properties)}}}\n" for selector, properties in rules().items())


def style_in_one_line() -> str:
    """Returns the style as `:style` takes it without a file."""
    return to_json(rules()).decode()


def rules() -> Rules:
    """Returns how each kind of node and relationship is drawn; what all nodes or all relationships share stands in the first rule."""
    return _nodes() | _relationships()


def colour_of(kind: str) -> str:
    """Returns the colour of a kind of actor; kinds beyond the palette share one."""
    colours = dict(zip(vocabulary().actor_kinds, KINDS, strict=False))
    return colours.get(kind, OTHER_KIND)


def ink_on(colour: str) -> str:
    """Returns the colour of what is written on a colour."""
    return LIGHT_INK if colour in DARK else DARK_INK


def _nodes() -> Rules:
    shared = {"border-width": "1px", "border-color": FAINT, **_filled(PALE), "diameter": "30px", "font-size": "6.5px"}
    actor = {"border-color": DARK_INK, "font-size": "9.5px", "caption": "{name}", **_sized(OTHER_KIND, ACTOR_SIZE)}
    kinds = {f"node.{kind}": _sized(colour_of(kind), SIZES.get(kind, ACTOR_SIZE)) for kind in vocabulary().actor_kinds}
    behind = {f"node.{label}": {"caption": caption, **_sized(PALE, size)} for label, (caption, size) in BEHIND.items()}
    return {"node": shared, "node.Actor": actor} | kinds | behind


def _relationships() -> Rules:
    shared = {"font-size": "7.5px", "padding": "2px", "text-color-external": DARK_INK, **_line(FAINT, 1, "<type>")}
    quiet = {CLAIMED: "{reading} ({claims})", "LISTED_MEMBER_OF": "{role}", "SAME_AS": "same as"} | {
        name: name.replace("_", " ").lower() for name in MENTIONS
    }
    relations = {name: _relation(relation) for name, relation in vocabulary().relations.items()}
    lines = relations | {name: _line(FAINT, 1, caption) for name, caption in quiet.items()}
    return {"relationship": shared} | {f"relationship.{name}": line for name, line in lines.items()}


def _relation(relation: RelationType) -> dict[str, str]:
    return _line(SIGNS[relation.sign], WIDTHS[relation.weight], f"{relation.label} ({{claims}})")


def _line(colour: str, width: int, caption: str) -> dict[str, str]:
    return {**_filled(colour), "shaft-width": f"{width}px", "caption": caption}


def _sized(colour: str, diameter: int) -> dict[str, str]:
    return {**_filled(colour), "diameter": f"{diameter}px"}


def _filled(colour: str) -> dict[str, str]:
    return {"color": colour, "text-color-internal": ink_on(colour)}


def _lines(properties: Mapping[str, str]) -> str:
    quoted = {name: f'"{value}"' if name == "caption" else value for name, value in properties.items()}
    return "".join(f"  {name}: {value};\n" for name, value in quoted.items())
