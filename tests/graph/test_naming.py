"""What an actor is called when several name it."""

from graph.model import Actor
from graph.naming import Entries, entry_hash, joined

PLAIN = Actor(id="aliyev", name="Aliyev", kind="Person", aliases=("Ilham Aliyev",))
ACCENTED = Actor(id="aliyev", name="Əliyev", kind="Person", wikidata="Q57298")
LISTED = Actor(id="aliyev", name="ALIYEV", kind="Person")


def test_names_are_joined_whatever_their_order() -> None:
    one = Actor(id="aliyev", name="Əliyev", kind="Person", aliases=("Aliyev", "Ilham Aliyev"), wikidata="Q57298")
    assert joined([PLAIN, ACCENTED]) == one
    assert joined([ACCENTED, PLAIN]) == one
    assert joined([one, PLAIN]) == one


def test_a_reference_goes_first() -> None:
    entries = Entries().after(lost=None, gained=PLAIN).listing(LISTED)
    assert entries.actor() == Actor(id="aliyev", name="ALIYEV", kind="Person", aliases=("Aliyev", "Ilham Aliyev"))


def test_what_one_article_said_stays_while_another_says_it() -> None:
    twice = Entries().after(lost=None, gained=PLAIN).after(lost=None, gained=PLAIN)
    once = twice.after(lost=entry_hash(PLAIN), gained=ACCENTED)
    assert once.actor() == joined([PLAIN, ACCENTED])
    assert once.after(lost=entry_hash(PLAIN), gained=None).actor() == ACCENTED


def test_nothing_is_left_of_an_actor_that_nobody_names() -> None:
    assert Entries().after(lost=None, gained=PLAIN).after(lost=entry_hash(PLAIN), gained=None).actor() is None
