"""Gold files of users: what each column means, and what is told of a bad one."""

from pathlib import Path

import pytest

from graph.model import Modality, Stance
from loaders.evaluation.gold import SOMEBODY, Gold, GoldError, GoldFile
from loaders.evaluation.tsv import read_actors, read_gold

HEAD = "article\tid\tsubject\trelation\tobject\tstance\tattributed_to\trequired\tevidence"


def write(folder: Path, *lines: str, name: str = "gold.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(folder: Path, *lines: str) -> GoldFile:
    return read_gold(write(folder, *lines))


def only(gold: GoldFile) -> Gold:
    [article] = gold.articles
    [row] = article.rows
    return row


def test_the_columns_of_the_digests_gold(tmp_path: Path) -> None:
    row = only(read(tmp_path, HEAD, "post\tp1\tKenya\tARMS\tSouth Sudan\tclaimed\tUganda|Chad\t0\thad sold rifles"))
    assert (row.article, row.id, row.triple, row.line) == ("post", "p1", ("Kenya", "ARMS", "South Sudan"), 2)
    assert (row.speakers, row.stance, row.modality, row.required) == (("Uganda", "Chad"), Stance.AFFIRMS, Modality.ACTUAL, False)
    assert row.evidence == "had sold rifles"


def test_four_columns_are_enough(tmp_path: Path) -> None:
    row = only(read(tmp_path, "article\tsubject\trelation\tobject", "# a comment", "", "post\tKenya\tarms\t*"))
    assert (row.id, row.relation, row.object, row.required, row.line) == ("line 4", "ARMS", None, True, 4)


def test_the_stance_column_takes_both_kinds_of_words(tmp_path: Path) -> None:
    gold = read(
        tmp_path, HEAD, "p\t1\tA\tARMS\tB\tclaimed\t\t1\t", "p\t2\tA\tAIDS\tB\thypothetical\t\t1\t", "p\t3\tA\tFIGHTS\tB\tdenies\tA\t1\t"
    )
    first, second, third = gold.articles[0].rows
    assert first.speakers == (SOMEBODY,)
    assert (second.modality, second.factual) == (Modality.POSSIBLE, False)
    assert (third.stance, gold.articles[0].denials_as_acts) == (Stance.DENIES, False)


def test_without_rows_of_what_is_denied_a_denial_is_the_act(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD, "p\t1\tA\tDENIES\tB\tasserted\t\t1\t").articles[0].denials_as_acts


def test_a_row_with_its_article_alone_is_an_article_without_a_fact(tmp_path: Path) -> None:
    gold = read(tmp_path, HEAD, "fair", "post\t1\tKenya\tARMS\tChad")
    assert [(a.key, len(a.rows)) for a in gold.articles] == [("fair", 0), ("post", 1)]


def test_details_and_levels(tmp_path: Path) -> None:
    row = only(
        read(
            tmp_path,
            "article\tsubject\trelation\tobject\tattributed_to\tmodality\tweapon\tquantity\tstatus\tdate_start",
            "p\tA\tARMS\tB\tC > unnamed\tintended\tF-16\t1,200\tordered\t2020-10",
        )
    )
    assert row.speakers == ("C", "unnamed")
    assert row.modality is Modality.INTENDED
    assert row.details == {"weapon": "F-16", "quantity": 1200.0, "status": "ordered", "dateStart": "2020-10"}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "is empty; its first line names the columns: article, subject, relation, object and any of id"),
        ((HEAD,), "has no rows below its first line"),
        (
            ("article\tsubject\trelation", "p\tA\tARMS"),
            "gold.tsv:1: lacks the column object; the first line has article, subject, relation",
        ),
        (("article,subject,relation,object",), "the columns are separated by commas: save the file with tabs"),
        ((HEAD + "\tmodalty",), "gold.tsv:1: there is no column 'modalty'; is 'modality' meant?"),
        ((HEAD + "\tid",), "gold.tsv:1: has two columns 'id'; keep one"),
        ((HEAD, "p\t1\tA\tARM\tB"), "gold.tsv:2: no relation type is called 'ARM'; the nearest are ARMS"),
        ((HEAD, "p\t1\t\tARMS\tB"), "gold.tsv:2: has no subject"),
        ((HEAD, "p\t1\tA\tARMS\tB\tdenied"), "gold.tsv:2: stance is 'denied', none of asserted"),
        ((HEAD, "p\t1\tA\tARMS\tB\t\tC||D"), "gold.tsv:2: attributed_to is 'C||D'; write names joined by |"),
        ((HEAD, "p\t1\tA\tARMS\tB\t\t\tmaybe"), "gold.tsv:2: required is 'maybe', none of 1, yes, true, 0, no, false"),
        ((HEAD, "p\t1\tA\tARMS\tB", "p\t1\tA\tAIDS\tB"), "gold.tsv:3: the id '1' is that of line 2 too"),
        ((HEAD, "p\t1\tA\tARMS\tB\t\t\t1\twords\tmore"), "gold.tsv:2: has 10 columns, the first line names 9; take out a tab"),
        (("article\tsubject\trelation\tobject\tquantity", "p\tA\tARMS\tB\tsome"), "gold.tsv:2: quantity is 'some'; write a number"),
        (
            ("article\tsubject\trelation\tobject\tdateStart", "p\tA\tARMS\tB\tMay 2"),
            "gold.tsv:2: dateStart is 'May 2'; write 2020, 2020-10",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GoldError) as raised:
        read_gold(path)
    assert message in str(raised.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(GoldError) as raised:
        read(tmp_path, HEAD, *(f"p\t{n}\tA\tARM\tB" for n in range(30)))
    assert len(str(raised.value).splitlines()) == 21
    assert str(raised.value).endswith("... and 10 more")


def test_a_file_of_actors(tmp_path: Path) -> None:
    file = read_actors(write(tmp_path, "# id, home, aliases", "KEN", "wm\tKEN\tW. Mwangi|Mwangi", name="actors.tsv"))
    assert (file.ids["mwangi"], file.homes["wm"], file.homes["KEN"]) == ("wm", "KEN", "KEN")


def test_an_alias_of_two_actors(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"actors.tsv:2: 'mwangi' names 'a' already; let each alias name one actor"):
        read_actors(write(tmp_path, "a\tKEN\tMwangi", "b\tUGA\tMwangi", name="actors.tsv"))
