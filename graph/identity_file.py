"""Decisions of identity as a file that people read, review and edit: `identity.yaml`.

One record a decision, sorted. What is written keeps the comments and the wording of records that stay. An error names
the file and the line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic_core import to_json

from graph.identity import Identity, tidy
from graph.store import Decision, WrongIdentity

NAME = "identity.yaml"
HEAD = """\
# Who is whom. In each record the actors of `ids` are the one of `canonical`, under which they all count.
# What stands here is in force: edit it by hand, or with `allegiance identity merge` and `split`.
"""
FIELDS = ("canonical", "ids", "reason", "by", "date")


@dataclass(frozen=True, slots=True)
class _Record:
    """A decision with the lines that it stands on, from the comments before it; `line` is its own first one, from 1."""

    decision: Decision
    line: int
    text: str


def read_identity(path: Path) -> Identity | None:
    """Returns what a file decides, None where there is none; raises WrongIdentity with file and line."""
    text = _text(path)
    return None if text is None else identity_of(text, path)


def write_identity(path: Path, identity: Identity) -> None:
    """Makes a file say what is decided; it appears whole. Comments before records that stay are kept."""
    old = _text(path)
    if old is None and not identity.decisions:
        return
    draft = path.with_name(path.name + ".draft")
    draft.write_text(identity_text(identity, old, path), "utf-8")
    draft.replace(path)


def identity_text(identity: Identity, old: str | None, path: Path) -> str:
    """Returns the file's new text."""
    head, records, tail = _parts(old, path) if old is not None else (HEAD, [], "")
    kept = {record.decision: record.text for record in records}
    comments = {r.decision.canonical: _comments(r.text) for r in reversed(records) if r.decision not in identity.decisions}
    texts = [kept.get(d) or comments.get(d.canonical, "") + _written(d) for d in identity.decisions]
    return head + ("\n" if head and not head.endswith("\n") else "") + "".join(_ended(text) for text in texts or ["[]"]) + tail


def identity_of(text: str, path: Path) -> Identity:
    """Returns what a text decides; raises WrongIdentity with file and line."""
    records = _parts(text, path)[1]
    lines = dict[str, tuple[int, str]]()
    for record in records:
        for key in record.decision.ids:
            if key in lines:
                line, canonical = lines[key]
                raise WrongIdentity(f"{path}:{record.line}: {key} is {canonical} by line {line}; take one out")
            lines[key] = record.line, record.decision.canonical
    try:
        return Identity(record.decision for record in records)
    except WrongIdentity as error:
        line = min((lines[key][0] for key in error.ids), default=1)
        raise WrongIdentity(f"{path}:{line}: {error}") from None


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise WrongIdentity(f"{path} is no text in UTF-8, so no decisions of identity can be read from it") from None


def _parts(text: str, path: Path) -> tuple[str, list[_Record], str]:
    """Returns what stands before the first record, the records, and what stands after the last one."""
    lines = text.splitlines(keepends=True)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise WrongIdentity(f"{path}:{mark.line + 1 if mark else 1}: no YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise WrongIdentity(f"{path}: no YAML: {' '.join(str(error).split())}") from None
    if root is None or (isinstance(root, yaml.SequenceNode) and not root.value):
        return "".join(line for line in lines if line.strip() != "[]"), [], ""
    if not isinstance(root, yaml.SequenceNode):
        raise WrongIdentity(f"{path}:{root.start_mark.line + 1}: not a list of decisions; each begins with `- canonical: ID`")
    starts = [node.start_mark.line for node in root.value]
    if root.flow_style or len(set(starts)) < len(starts):
        raise WrongIdentity(f"{path}:{root.start_mark.line + 1}: give each decision lines of its own, the first `- canonical: ID`")
    begins = [_with_comments(lines, start, floor) for start, floor in zip(starts, [-1, *starts], strict=False)]
    head = _head(lines[: starts[0]])
    begins[0] = head
    ends = [*begins[1:], _last(lines, root.value[-1])]
    records = [
        _Record(_decision(node, path), start + 1, "".join(lines[begin:end]))
        for node, start, begin, end in zip(root.value, starts, begins, ends, strict=True)
    ]
    return "".join(lines[:head]), records, "".join(lines[ends[-1] :])


def _head(lines: list[str]) -> int:
    """Returns how many lines before the first record are the file's own: all up to the last empty one, or else our own words."""
    empty = [n for n, line in enumerate(lines, 1) if not line.strip()]
    own = len(HEAD.splitlines()) if "".join(lines).startswith(HEAD) else 0
    return max([own, *empty])


def _with_comments(lines: list[str], start: int, floor: int) -> int:
    """Returns where a record begins, with the comments right before it."""
    while start - 1 > floor and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _last(lines: list[str], node: yaml.Node) -> int:
    """Returns the line after a record."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    while end > node.start_mark.line + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _decision(node: yaml.Node, path: Path) -> Decision:
    """Returns the decision of a record."""
    if not isinstance(node, yaml.MappingNode):
        raise WrongIdentity(f"{path}:{node.start_mark.line + 1}: no decision; it begins with `- canonical: ID`")
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        where = f"{path}:{key.start_mark.line + 1}"
        if key.value not in FIELDS:
            raise WrongIdentity(f"{where}: there is no field {key.value!r} here, only {', '.join(FIELDS)}")
        if key.value in fields:
            raise WrongIdentity(f"{where}: {key.value} stands there twice")
        fields[key.value] = value
    for name in ("canonical", "ids"):
        if name not in fields:
            raise WrongIdentity(f"{path}:{node.start_mark.line + 1}: {name} is missing")
    texts = {name: _scalar(value, name, path) for name, value in fields.items() if name != "ids"}
    day = texts.get("date")
    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise WrongIdentity(f"{path}:{fields['date'].start_mark.line + 1}: date: {day!r} is no day; write 2026-11-22") from None
    ids = tuple(_ids(fields["ids"], path))
    decision = Decision(canonical=texts["canonical"] or "", ids=ids, reason=texts.get("reason"), by=texts.get("by"), date=day)
    try:
        return tidy(decision)
    except WrongIdentity as error:
        raise WrongIdentity(f"{path}:{node.start_mark.line + 1}: {error}") from None


def _ids(node: yaml.Node, path: Path) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield _scalar(node, "ids", path) or ""
    elif isinstance(node, yaml.SequenceNode):
        yield from (_scalar(one, "ids", path) or "" for one in node.value)
    else:
        raise WrongIdentity(f"{path}:{node.start_mark.line + 1}: ids: not a list of ids, as in [al-shabab, hsm]")


def _scalar(node: yaml.Node, name: str, path: Path) -> str | None:
    """Returns a value as its text, whatever YAML takes it for: `no` is an id, and a date is one; None for nothing."""
    if not isinstance(node, yaml.ScalarNode):
        raise WrongIdentity(f"{path}:{node.start_mark.line + 1}: {name}: not a single value")
    empty = not node.style and node.value in ("", "~", "null")
    return None if empty else str(node.value)


def _written(decision: Decision) -> str:
    """Returns a decision as a record."""
    told = {"reason": decision.reason and _quoted(decision.reason), "by": decision.by and _quoted(decision.by), "date": decision.date}
    lines = [f"canonical: {_quoted(decision.canonical)}", f"ids: [{', '.join(map(_quoted, decision.ids))}]"]
    lines += [f"{name}: {text}" for name, text in told.items() if text]
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Returns a text as YAML, in quotes where it needs them."""
    if "\n" in text:
        return to_json(text).decode()
    written: str = yaml.dump(text, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000)
    return written.removesuffix("\n").removesuffix("\n...")


def _comments(text: str) -> str:
    """Returns the comments before a record."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        lines.append(line)
    return "".join(lines)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def differences(held: Iterable[Decision], wanted: Iterable[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Returns the decisions that come into force, and those that go."""
    old, new = list(held), list(wanted)
    return [d for d in new if d not in old], [d for d in old if d not in new]
