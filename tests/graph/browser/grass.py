"""GRASS read as Browser reads it: braces and quotes, then semicolons and one colon."""

import re

from graph.browser.style import BEHIND

type Rules = dict[str, dict[str, str]]


def rules(grass: str) -> Rules:
    """Returns what each selector says, in the order of the text."""
    found: Rules = {}
    for selector, body in re.findall(r'([^\s{}]+) \{((?:"[^"]*"|[^{}"])*)\}', grass):
        pairs = (line.split(":") for line in body.split(";") if line.strip())
        found[selector] = {name.strip(): value.strip().strip('"') for name, value in pairs}
    return found


def applied(found: Rules) -> Rules:
    """Returns how each selector is drawn: the rules that fit it come one after the other, and a later one wins."""
    drawn: Rules = {}
    for selector, properties in found.items():
        tag, _, name = selector.partition(".")
        actor = found["node.Actor"] if tag == "node" and name not in ("Actor", *BEHIND) else {}
        drawn[selector] = {**found[tag], **actor, **properties}
    return drawn
