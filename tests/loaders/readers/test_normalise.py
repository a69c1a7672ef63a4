import pytest

from loaders.readers.items import Reason, Refused
from loaders.readers.normalise import bad_byte, clean, clean_lines, decode, one_line, paragraphs, readable

TEXT = "Georgia’s president said in Genève – after “talks” – that €500 million was promised."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_give_their_text_whatever_the_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_russian_in_its_old_encoding_is_not_read_as_western() -> None:
    text = "Россия поддержала Армению. Турция поддержала Азербайджан. Переговоры в Москве продолжаются."
    assert decode(text.encode("cp1251")) == text


def test_a_byte_that_windows_1252_does_not_know_stays_to_be_seen() -> None:
    text = decode("François met Müller in Orléans.\n".encode("latin-1") + b"\x81\x8d\n")
    assert text.startswith("François met Müller in Orléans.\n")
    assert [bad_byte(line) for line in text.splitlines()] == [False, True]


def test_utf8_with_as_many_spoilt_bytes_as_sound_letters_is_not_misread() -> None:
    assert decode("Genève\n".encode() + b"Suda\xf1\n").startswith("Genève\n")


def test_one_spoilt_byte_leaves_the_rest_of_utf8_as_it_is() -> None:
    text = decode(TEXT.encode() + b"\n\xff\n")
    assert text.startswith(TEXT)
    assert bad_byte(text)
    assert readable(text.splitlines()[1]) == "\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\n", Reason.EMPTY),
        (b"%PDF-1.7 ...", Reason.BINARY),
        (b"ab\0cd", Reason.BINARY),
        (b"\xff\xfeabc", Reason.ENCODING),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as caught:
        decode(data)
    assert caught.value.reason is reason


def test_text_is_in_nfc_with_plain_spaces_and_line_ends() -> None:
    assert clean("Suqovus\u0327an\u00a0\u00a0vil\u00adlage\r\nin\u200b\u2028NKR\x0c") == "Suqovuşan village\nin\nNKR\n"
    assert clean("one  two\u00a0 \tthree four") == "one two three four"
    assert one_line(" a\nb\u00a0c ") == "a b c"
    assert clean_lines("\ufeffa \u00a0\r\n\u00a0\nb") == ["a", "", "b"]


def test_blank_lines_and_long_lines_part_paragraphs() -> None:
    found = paragraphs(["One.", "", "", "Two.", "Three."], first_line=10)
    assert [(p.text, p.line, p.gap) for p in found] == [("One.", 10, 0), ("Two.", 13, 2), ("Three.", 14, 0)]


def test_hard_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    lines = [
        "Egypt and Saudi Arabia called on the army of Sudan and its rival on",
        "Monday to stop fighting, and offered to mediate between the two of",
        "them in Cairo.",
        "- The army agreed.",
    ]
    assert [p.text for p in paragraphs(lines)] == [
        " ".join(lines[:3]),
        "- The army agreed.",
    ]
