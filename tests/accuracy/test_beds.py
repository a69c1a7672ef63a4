"""The beds are read whole, and frames are combined with propositions in one way only."""

from collections import Counter

import pytest

from tests.accuracy.beds import bed, combined

HELD = {
    "speakers": ["diplomats in Nairobi", "a Ghanaian minister"],
    "frames": [
        {"id": "said", "family": "attributed", "text": "{clause}, {speaker} said."},
        {"id": "may", "text": "{subj} may soon be {ger}."},
        "There is no word of {nominal}.",
    ],
    "propositions": [
        {"id": f"p{n}", "clause": f"Chad has attacked town {n}", "subj": "Chad", "ger": f"attacking town {n}",
         "subject": "Chad", "relation": "ATTACKS", "object": None}
        for n in range(300)
    ],
}  # fmt: skip


def test_frames_take_the_propositions_that_have_their_words() -> None:
    entries = list(combined(HELD))
    assert Counter(e["family"] for e in entries) == {"attributed": 200, "ger subj": 200}
    assert all(e["text"].endswith((" said.", ".")) and "{" not in e["text"] for e in entries)
    assert {e["text"].rsplit(", ", 1)[1] for e in entries if e["family"] == "attributed"} == {
        "diplomats in Nairobi said.", "a Ghanaian minister said.",
    }  # fmt: skip
    assert entries == list(combined(HELD))
    assert entries[0]["unplain"] == [{"subject": "Chad", "relation": "ATTACKS", "object": None}]


def test_a_bed_is_all_its_files_and_the_blind_half_is_none_of_the_open_one() -> None:
    ids = [entry.id for name in ("dev", "caution") for entry in bed(name)]
    assert len(ids) == len(set(ids))
    with pytest.raises(FileNotFoundError, match="no bed is called 'nonsense'"):
        list(bed("nonsense"))
