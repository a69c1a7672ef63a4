"""The lexicon is read strictly."""

import pytest

from loaders.extraction.wordings import LexiconError, Trigger, _frame, wordings


def test_a_frame_that_stands_beside_others_is_tried_first_then_those_with_a_theme() -> None:
    for frames in wordings().frames[Trigger.VERB].values():
        beside = [f.beside for f in frames]
        assert beside == sorted(beside, reverse=True)
        themed = [f.theme is not None for f in frames if not f.beside]
        assert themed == sorted(themed, reverse=True)


def test_the_longest_office_is_tried_first() -> None:
    assert [len(o.words) for o in wordings().offices["minister"]] == sorted(
        (len(o.words) for o in wordings().offices["minister"]), reverse=True
    )


def test_a_key_that_nobody_reads_is_an_error() -> None:
    with pytest.raises(LexiconError, match="unknown keys"):
        _frame("ARMS", {"verbs": ["sell"], "objet": ["to"]}, {}, "arms.yaml, frame 1")


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no class 'weapons'"):
        _frame("ARMS", {"verbs": ["sell"], "through": ["weapons"]}, {}, "arms.yaml, frame 1")


def test_a_frame_hangs_on_one_kind_of_word() -> None:
    with pytest.raises(LexiconError, match="exactly one"):
        _frame("ARMS", {"verbs": ["sell"], "nouns": ["sale"]}, {}, "arms.yaml, frame 1")
