"""Which regular expressions may be matched: those that take no more than the square of the text's length.

Java's engine, which Neo4j has, goes back and tries again: `(a+)+` may take longer than anybody lives, and nothing stops it.
"""

import re

MAX_CHARS = 200
MAX_OPEN = 3  # parts that may be of any length: `.*Turkey.*` has two
MAX_CHOICES = 1000  # ways through its options
MANY = 10  # a repetition up to so many counts as of any length
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(,?)(\d*)\}|.", re.DOTALL)
FLAGS = re.compile(r"\(\?[ims]+\)")
CLASSES = "dDwWsSbB.^$*+?()[]{}|\\/-'\" "


def fault_of(pattern: str) -> str | None:
    """Returns what is wrong with a pattern and what to do, None where it may be matched."""
    if len(pattern) > MAX_CHARS:
        return f"the pattern is longer than {MAX_CHARS} characters; shorten it"
    rest = FLAGS.sub("", pattern, count=1) if pattern.startswith("(?") else pattern
    if "(?" in rest.replace("(?:", ""):
        return "the pattern looks around itself or sets flags within; only (?i) at its beginning is taken"
    return _walked(rest)


def _walked(pattern: str) -> str | None:
    """Returns the first fault of a pattern without flags."""
    open_parts, choices = 0, 1
    ways = [1]  # through each group that is open
    closed = False  # what stands before is a group
    for piece in PIECE.finditer(pattern):
        sign = piece[0][0]
        if fault := _fault_of_piece(piece, closed=closed):
            return fault
        if sign == "(":
            ways.append(1)
        elif sign == "|":
            ways[-1] += 1
        elif sign == ")":
            if len(ways) == 1:
                return "the pattern ends a group that it does not begin; write \\) for the sign"
            choices *= ways.pop()
        elif sign in "?*+{":
            least, most = _repeated(piece)
            open_parts += most > MANY
            choices *= max(min(most, MANY) - least + 1, 1) if most <= MANY else 1
        closed = sign == ")"
    if len(ways) > 1:
        return "the pattern has a group without its end; close it"
    if choices > MAX_CHOICES:
        return "the pattern leaves too much open; write fewer ? and | in it, or several conditions"
    return f"more than {MAX_OPEN} parts of the pattern may be of any length; name more of the text" if open_parts > MAX_OPEN else None


def _fault_of_piece(piece: re.Match[str], *, closed: bool) -> str | None:
    """Returns what is wrong with one sign or class, after a group that is closed or not."""
    text = piece[0]
    if text[0] == "\\" and (len(text) < 2 or text[1] not in CLASSES):
        return f"{text} is not taken in a pattern; only classes such as \\d, and escaped signs"
    if text[0] == "[" and (len(text) < 2 or "[" in text[1:] or "&&" in text):
        return "a class of characters holds another one, or has no end; write it out"
    if closed and (text[0] in "*+" or text[0] == "{"):
        return "a group is repeated, which can take forever; repeat single characters or classes"
    return None


def _repeated(piece: re.Match[str]) -> tuple[int, int]:
    """Returns how often a repetition repeats at least and at most."""
    sign = piece[0]
    if sign == "?":
        return 0, 1
    if sign in "*+" or len(sign) == 1:
        return 0, MANY + 1
    least = int(piece[1] or 0)
    return least, (int(piece[3]) if piece[3] else MANY + 1) if piece[2] else least
