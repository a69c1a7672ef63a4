"""Pictures of the ontology as SVG, drawn from it: the model's classes with what joins them, and the tree of relation types.

Lengths are in pixels. Where a class of the model stands is the only thing that is said here; which classes have which
properties, and which of them lead to which other class, is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ontology.terms import Kind, Term, below, of_kind, terms
from ontology.vocabulary import AL, RDFS, vocabulary

# After Okabe and Ito (2008), "Color Universal Design": can be told apart with any kind of colour blindness, and by lightness.
SIGNS = {1: "#00518C", -1: "#DB6A0B", 0: "#A9AEB8"}
INK, QUIET, LINE, BACK = "#1B1F24", "#59636E", "#A9AEB8", "#F6F8FA"
FONT = 'font-family="system-ui, sans-serif"'
ROW, WIDTH, GAP, ASIDE, MARGIN = 17, 180, 34, 180, 16  # of the model: height of a line, of a box its width, between boxes, between columns
LOOPS = 110  # room at both sides, for arrows between classes of the first or the last column
LOWER = (60, 0, 130, 0)  # how far down each column begins: the third leaves room for what leads from a claim to an actor
LEAF, STEP, CHIP = 24, 210, 180  # of the tree: height of a type, from a parent to what is below it, width of a box
COLUMNS = (
    ("Outlet", "Article", "Mark", "Extractor", "Ruling"),
    ("Claim", "Relation"),
    ("Speaker", "Mention", "Passage", "Act", "Place", "Weapon", "RelationType"),
    ("Actor", "ActorKind", "Listing", "Association", "Decision"),
)


@dataclass(slots=True)
class Box:
    """A class of the model with its own values, and at each side its arrows, from the top down."""

    title: str
    column: int
    lines: tuple[str, ...]
    x: int
    y: int
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How high it is: its values below its title, or as many arrows as one side has."""
        return ROW * (2 + max(len(self.lines), len(self.left), len(self.right)))

    def port(self, side: Sequence[str], key: str) -> int:
        """Returns how far down an arrow meets a side."""
        return self.y + round(self.height * (side.index(key) + 1) / (len(side) + 1))


def picture(name: str) -> str:
    """Returns a picture; raises KeyError where there is none of this name."""
    return PICTURES[name]()


def model() -> str:
    """Returns the picture of the classes, their values and the properties that lead from one to another."""
    arrows = _arrows()
    boxes = _placed(arrows)
    drawn = [_arrow(boxes, source, target, ", ".join(names)) for (source, target), names in arrows.items()]
    drawn += [_box(box) for box in boxes.values()]
    height = max(box.y + box.height for box in boxes.values()) + MARGIN
    return _svg("The classes of the ontology and what joins them", len(COLUMNS) * (WIDTH + ASIDE) - ASIDE + 2 * LOOPS, height, drawn)


def tree() -> str:
    """Returns the picture of the relation types under their parents, coloured by sign."""
    drawn: list[str] = []
    depths: list[int] = []
    top = MARGIN + LEAF
    for iri in below(AL + "relatesTo", RDFS + "subPropertyOf"):
        _, top = _branch(iri, 0, top, drawn, depths)
    legend = [("friendly", 1), ("neither", 0), ("hostile", -1)]
    for at, (text, sign) in enumerate(legend):
        x = MARGIN + at * 110
        drawn.append(f'<rect x="{x}" y="6" width="12" height="12" rx="2" fill="{SIGNS[sign]}"/>{_text(x + 18, 16, text, QUIET)}')
    return _svg("The relation types under their parents", max(depths) * STEP + CHIP + 2 * MARGIN, top + MARGIN, drawn)


def _branch(iri: str, depth: int, top: int, drawn: list[str], depths: list[int]) -> tuple[int, int]:
    """Draws a property with all below it; returns the middle of its box, and where the next one begins."""
    term, children = terms()[iri], below(iri, RDFS + "subPropertyOf")
    depths.append(depth)
    x, middles, after = MARGIN + depth * STEP, [], top
    for child in children:
        middle, after = _branch(child, depth + 1, after, drawn, depths)
        middles.append(middle)
    after = after if children else top + LEAF
    middle = (middles[0] + middles[-1]) // 2 if middles else top + LEAF // 2
    drawn += [_curve(x + CHIP, middle, x + STEP, end) for end in middles]
    sign = next((kind.sign for kind in vocabulary().relations.values() if kind.iri == iri), None)
    edge = f'stroke="{LINE}"' if sign is None else f'stroke="{SIGNS[sign]}" stroke-width="2"'
    drawn.append(f'<rect x="{x}" y="{middle - 10}" width="{CHIP}" height="20" rx="4" fill="{BACK if sign is None else "#fff"}" {edge}/>')
    drawn.append(_text(x + 8, middle + 4, term.label, INK))
    return middle, after


def _arrows() -> dict[tuple[str, str], list[str]]:
    """Returns the names of the properties that lead from one class of the picture to another, or to itself."""
    shown = {AL + name for column in COLUMNS for name in column}
    found: dict[tuple[str, str], list[str]] = {}
    for term in of_kind(Kind.OBJECT_PROPERTY):
        for source in _owners(term, shown):
            if term.range[0] in shown:
                found.setdefault((source.removeprefix(AL), term.range[0].removeprefix(AL)), []).append(term.name)
    return found


def _owners(term: Term, shown: set[str]) -> Iterator[str]:
    """Yields the classes of the picture that have a property: those of its domain, or below what is not shown itself."""
    for owner in term.domain:
        if owner in shown:
            yield owner
        else:
            yield from (iri for iri in below(owner, RDFS + "subClassOf") if iri in shown)


def _placed(arrows: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, Box]:
    """Returns the boxes with their arrows and places: a column below one another, in the middle of the highest one."""
    shown = {AL + name for column in COLUMNS for name in column}
    values: dict[str, list[str]] = {}
    for term in of_kind(Kind.VALUE_PROPERTY, Kind.OBJECT_PROPERTY):
        if term.kind is Kind.VALUE_PROPERTY or term.range[0] not in shown:
            for owner in _owners(term, shown):
                values.setdefault(owner.removeprefix(AL), []).append(term.name)
    boxes = {}
    for at, column in enumerate(COLUMNS):
        for name in column:
            lines = tuple(values.get(name, ()))
            boxes[name] = Box(terms()[AL + name].label, at, lines, LOOPS + at * (WIDTH + ASIDE), 0)
    order = {name: row for column in COLUMNS for row, name in enumerate(column)}
    for source, target in sorted(arrows, key=lambda pair: (order[pair[1]], order[pair[0]])):
        _sides(boxes[source], boxes[target])[0].append(f"to {target}")
    for source, target in sorted(arrows, key=lambda pair: (order[pair[0]], order[pair[1]])):
        _sides(boxes[source], boxes[target])[1].append(f"from {source}")
    for column, lower in zip(COLUMNS, LOWER, strict=True):
        top = lower
        for name in column:
            boxes[name].y = top + MARGIN
            top += boxes[name].height + GAP
    return boxes


def _sides(source: Box, target: Box) -> tuple[list[str], list[str]]:
    """Returns the side of a box that an arrow leaves and the one that it meets; within a column both are the outer one."""
    if source.column == target.column:
        return (source.left, target.left) if source.column == 0 else (source.right, target.right)
    return (source.right, target.left) if source.column < target.column else (source.left, target.right)


def _arrow(boxes: Mapping[str, Box], source: str, target: str, label: str) -> str:
    """Returns an arrow with its label, which stands near its beginning."""
    start, end = boxes[source], boxes[target]
    leaves, meets = _sides(start, end)
    outward, inward = leaves is start.right, meets is end.left
    x1, x2 = start.x + (WIDTH if outward else 0), end.x + (0 if inward else WIDTH)
    y1, y2 = start.port(leaves, f"to {target}"), end.port(meets, f"from {source}")
    bend = 70 if start.column != end.column else 46
    path = f"M{x1} {y1}C{x1 + (bend if outward else -bend)} {y1} {x2 + (-bend if inward else bend)} {y2} {x2} {y2}"
    at, anchor = (x1 + 8, "start") if outward else (x1 - 8, "end")
    halo = 'stroke="#fff" stroke-width="4" paint-order="stroke"'
    words = f'<text x="{at}" y="{y1 - 4}" font-size="11" fill="{QUIET}" text-anchor="{anchor}" {halo}>{escape(label)}</text>'
    return f'<path d="{path}" fill="none" stroke="{LINE}" marker-end="url(#head)"/>{words}'


def _box(box: Box) -> str:
    lines = "".join(_text(box.x + 10, box.y + ROW * (2 + at) + 10, line, QUIET, size=11) for at, line in enumerate(box.lines))
    frame = f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="6" fill="{BACK}" stroke="{INK}"/>'
    return f"{frame}{_text(box.x + 10, box.y + 20, box.title, INK, size=14, weight=600)}{lines}"


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f'<path d="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}" fill="none" stroke="{LINE}"/>'


def _text(x: int, y: int, words: str, colour: str, *, size: int = 12, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'


def _svg(title: str, width: int, height: int, drawn: Sequence[str]) -> str:
    head = '<marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    arrow = f'<defs>{head}<path d="M0 0L8 4L0 8z" fill="{LINE}"/></marker></defs>'
    body = "\n".join(drawn)
    defined = f"{arrow}\n" if "url(#head)" in body else ""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {FONT}>\n<title>{escape(title)}</title>\n{defined}'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


PICTURES: Mapping[str, Callable[[], str]] = {"model": model, "relation-types": tree}
