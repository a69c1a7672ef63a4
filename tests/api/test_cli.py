"""The command line, in a file of its own or through the service: the same answers, the same words, the same status."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from api.cli import main
from graph.embedded import EmbeddedStore
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import served
from tests.loaders.readers.site import Site
from tests.loaders.readers.site import served as site_served

SAMPLE = "Guns for Baku\n\nHerald\nOct 5 2020\n\nTurkey supports Azerbaijan. Russia has sold tanks to Armenia.\n"


class Ran(NamedTuple):
    """How a command ended: its status, its data and its messages."""

    status: int
    out: str
    err: str


type Run = Callable[..., Ran]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands of a test have their store."""
    path = tmp_path / "graph.db"
    monkeypatch.setenv("ALLEGIANCE_STORE", str(path))
    monkeypatch.setenv("ALLEGIANCE_LOCK_WAIT_S", "0.2")
    monkeypatch.setenv("COLUMNS", "200")
    return path


@pytest.fixture
def run(path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process."""
    assert path

    def command(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["allegiance", *words])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Ran(int(ended.value.code or 0), *capfd.readouterr())

    return command


@pytest.fixture(params=["file", "service"])
def ask(request: pytest.FixtureRequest, run: Run, path: Path) -> Iterator[Run]:
    """Runs commands on a store with both articles, in a file or served."""
    stored(path)
    if request.param == "file":
        yield run
    else:
        with served(path):
            yield run


def test_support_is_a_table_with_what_is_only_claimed_under_its_own_heading(ask: Run) -> None:
    status, out, err = ask("ask", "support", "--quotes", "1")
    plain, _, claimed = out.partition("Only claimed: somebody's word, not counted above")
    assert (status, err) == (0, "")
    assert "Turkey arms Azerbaijan · Bayraktar TB2" in plain
    assert f"“Turkey supports Azerbaijan.” Herald, 2020-10-05, {DRONES.claims[1].id}" in plain
    assert "Armenian officials" not in plain
    assert "Armenian officials" in claimed
    assert "denied: “Turkey denied it.” Turkey, Tribune, 2020-10-07" in claimed


def test_json_has_the_form_of_the_service(ask: Run) -> None:
    answer = json.loads(ask("ask", "support", "--of", "Baku", "--format", "json").out)
    assert [row["id"] for row in answer["plain"]] == ["TUR.ARMS.AZE", "TUR.SUPPORTS.AZE"]
    assert [row["deniedBy"][0]["id"] for row in answer["claimed"]] == ["TUR"]


def test_json_lines_and_csv_tell_what_is_plain_in_each_row(ask: Run) -> None:
    lines = [json.loads(line) for line in ask("--format", "jsonl", "ask", "support").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(ask("--format", "csv", "ask", "support").out)))
    assert [row["list"] for row in lines] == [row["list"] for row in table] == ["plain", "plain", "claimed"]
    assert [row["subject.name"] for row in table] == ["Turkey"] * 3
    assert [row["speakers"] for row in table] == ["", "", "Armenian officials"]


@pytest.mark.parametrize("question", ["support", "memberships", "claims", "disputes"])
def test_the_columns_of_csv_are_the_same_whatever_is_found(ask: Run, question: str) -> None:
    some, none = (ask("ask", question, "--format", "csv", *more).out.splitlines() for more in ((), ("--by", "Tuvalu", "--since", "2030")))
    assert len(some) > 1
    assert some[0] == none[0]
    assert {"object.id", "object.name"} <= set(some[0].split(","))


def test_a_claim_opens_by_the_id_after_its_sentence(ask: Run) -> None:
    accused, _, accusing = MERCENARIES.claims
    assert accused.id in ask("ask", "claims", "--type", "SENDS_FORCES").out
    shown = ask("ask", "claim", accused.id).out
    assert shown.startswith("Turkey sends forces to Azerbaijan (alleged by Armenian officials)\n")
    assert "“Armenian officials say Turkey sent mercenaries.” Turkey denied it." in shown
    lines = [line.strip() for line in shown.splitlines() if line.strip()]
    assert lines[-4:] == [
        "Answered by",
        "Armenia accuses Turkey (stated)",
        "“Armenia accused Turkey.”",
        f"Tribune, 2020-10-07, {accusing.id}",
    ]
    assert json.loads(ask("ask", "claim", accusing.id, "--format", "json").out)["about"][0]["id"] == accused.id


def test_each_question_has_its_answer(ask: Run) -> None:
    assert "Bayraktar TB2" in ask("ask", "arms", "--by", "Turkey", "--weapon", "Bayraktar TB2").out
    assert "Armenia accuses Turkey" in ask("ask", "accusations").out
    assert "Armenia accuses Turkey" in ask("ask", "opposition", "--between", "TUR", "ARM").out
    assert "Turkey is a member of" in ask("ask", "memberships", "--of", "nato").out
    disputes = ask("ask", "disputes", "--by", "Turkey", "--quotes", "1").out
    assert "Turkey sends forces to Azerbaijan" in disputes
    assert "denies: “Turkey denied it.” Turkey, Tribune, 2020-10-07" in disputes
    [row] = json.loads(ask("--format", "json", "ask", "disputes").out)["disputes"]
    assert "says: “Armenian officials say" in ask("ask", "dispute", row["id"]).out
    assert "“Turkey denied it.”" in ask("ask", "claims", "--speaker", "Turkey").out
    assert ask("ask", "actor", "Ankara").out.startswith("Turkey State, TUR\n")


def test_claims_go_on_after_the_page_before(ask: Run) -> None:
    first = json.loads(ask("ask", "claims", "--limit", "5", "--format", "json").out)
    last = json.loads(ask("ask", "claims", "--limit", "5", "--after", first["next"], "--format", "json").out)
    assert (len(first["claims"]), len(last["claims"]), last["next"]) == (5, 1, None)


def test_plain_leaves_out_what_is_only_claimed(ask: Run) -> None:
    assert "Only claimed" not in ask("ask", "support", "--plain").out


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["ask", "support", "--by", "Tuvalu"], 1, "nothing found"),
        (["ask", "actor", "Tuvalu"], 1, "no article in the store names it"),
        (["ask", "support", "--by", "Turkej"], 2, "Turkey (TUR)"),
        (["ask", "support", "--type", "SUPORTS"], 2, "SUPPORTS"),
        (
            ["ask", "support", "--since", "2020-13"],
            2,
            "--since: '2020-13' is no date: month must be in 1..12; write 2020, 2020-10 or 2020-10-05",
        ),
        (["ask", "support", "--min-claims", "0"], 2, "--min-claims"),
        (["ask", "support", "--min-outlets", "-1"], 2, "--min-outlets: Input should be greater"),
        (["ask", "support", "--topic", ""], 2, "--topic: it is empty"),
        (["ask", "claims", "--min-outlets", "2"], 2, "--min-outlets counts what a row stands on"),
        (["ask", "claims", "--expand", "claims"], 2, "expand opens a row down to its sentences"),
        (["ask", "memberships", "--type", "ARMS"], 2, "memberships are of one, MEMBER_OF"),
        (
            ["ask", "claims", "--published-since", "2021", "--published-until", "2020"],
            2,
            "--published-since 2021 is later than --published-until",
        ),
        (["ask", "paths", "ARM", "TUR", "--min-outlets", "-1"], 2, "--min-outlets: Input"),
        (["ask", "paths", "ARM", "TUR", "--as-of", "2020", "--since", "2020"], 2, "--as-of asks what held on 2020"),
        (["ask", "changes"], 2, "say --published-since, the first day of publication, or --loaded-after"),
        (["ask", "support", "--limit", "100000"], 2, "the most is 1000 rows"),
        (["ask", "wisdom"], 2, "wisdom"),
        (["ask", "claim", "c0"], 2, "no claim c0 is stored"),
        (
            ["ask", "claims", "--outlet", "The Heralds"],
            2,
            "no outlet is called 'The Heralds'; the nearest are: Herald\n",
        ),
        (["ask", "support", "--outlet", "Zzz"], 2, "no outlet is called 'Zzz'\n"),
        (["ask", "support", "--outlet", "Reuters"], 1, "nothing found: no article in the store is of 'Reuters'\n"),
        (["ask", "arms", "--weapon", "Bayrektar"], 2, "no weapon is called 'Bayrektar'; the nearest are: "),
        (["ask", "events", "--place", "Shuscha"], 2, "no place is called 'Shuscha'; the nearest are: "),
        (["ask", "articles", "--outlet", "Zzz"], 2, "no outlet is called 'Zzz'\n"),
        (["ask", "arms", "--outlet", "tribune"], 1, "nothing found\n"),
        (["remove", "a0"], 2, "no article a0 is stored"),
        (["load"], 2, "name files, folders or addresses, or --sample"),
        (["load", "nothing.txt"], 2, "nothing.txt: no such file"),
        (["load", ""], 2, "an empty source names nothing"),
        (["load", "http://xn--/"], 2, "http://xn--/: not an address"),
        (["load", "--as", "novel", "nothing.txt"], 2, "novel"),
        (["--store", "ftp://there/graph", "stats"], 2, "neither a path nor"),
        (["--store", "http://127.0.0.1:9", "stats"], 2, "does not answer"),
        (["export", "--output", "/nowhere/export.jsonl"], 2, "/nowhere/export.jsonl"),
    ],
)
def test_what_cannot_be_done_is_one_message_and_a_status(ask: Run, words: list[str], status: int, told: str) -> None:
    ran = ask(*words)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_store_that_is_not_there_is_told(run: Run, path: Path) -> None:
    assert run("ask", "support").err == (
        f"allegiance: there is no store at {path} yet; load articles with `allegiance load FILE`, or name another one with --store\n"
    )
    assert not path.exists()


def test_a_store_in_use_is_told_with_its_user(run: Run, path: Path) -> None:
    store = EmbeddedStore(stored(path))
    ran = run("stats")
    store.close()
    assert (ran.status, f"in use by process {os.getpid()}" in ran.err) == (2, True)


def test_two_short_commands_wait_for_one_another(path: Path) -> None:
    stored(path)
    command = [sys.executable, "-c", "from api.cli import main; main()", "--format", "csv", "stats"]
    environment = {**os.environ, "ALLEGIANCE_LOCK_WAIT_S": "240"}  # on a busy machine one may hold the store for long
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(3)]
    assert len({one.communicate()[0] for one in running}) == 1
    assert [one.returncode for one in running] == [0, 0, 0]


def test_an_export_is_the_same_bytes_from_file_and_service(run: Run, path: Path, tmp_path: Path) -> None:
    stored(path)
    assert run("export", "--output", str(tmp_path / "file.jsonl.gz")).err == "12 records\n"
    with served(path):
        assert run("export", "--output", str(tmp_path / "service.jsonl.gz")).status == 0
        printed = run("export").out.encode()
    packed = (tmp_path / "file.jsonl.gz").read_bytes()
    assert packed == (tmp_path / "service.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == printed


def test_an_export_loads_into_an_equal_store(ask: Run, tmp_path: Path) -> None:
    exported, other = str(tmp_path / "export.jsonl"), str(tmp_path / "other.db")
    ask("export", "--output", exported)
    ran = ask("--store", other, "--format", "json", "load", exported)
    again = ask("--store", other, "--format", "json", "load", exported)
    assert [json.loads(one.out)[key] for one in (ran, again) for key in ("stored", "unchanged")] == [2, 0, 0, 2]
    claims = [line for line in Path(exported).read_text().splitlines() if '"record":"claim"' in line]
    assert all(claim in ask("--store", other, "export").out for claim in claims)


def test_an_article_goes_by_its_id_or_its_address(ask: Run) -> None:
    assert ask("remove", MERCENARIES.article.id).status == 0
    assert ask("remove", "https://herald.test/drones").status == 0
    assert json.loads(ask("stats", "--format", "json").out)["claims"] == 0


def test_a_backup_brings_back_what_was(ask: Run, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert ask("backup", copy).status == 0
    assert ask("backup", copy).status == 2
    ask("remove", DRONES.article.id)
    assert ask("restore", copy).status == 0
    assert json.loads(ask("stats", "--format", "json").out)["claims"] == 6


def test_the_sample_comes_with_the_program(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    assert run("load", "--sample").err.startswith("9 articles: 9 stored, 0 unchanged")
    assert run("load", "--sample", str(tmp_path / "news.txt")).err.startswith("10 articles: 1 stored, 9 unchanged")
    assert "Iran arms Russia" in run("ask", "support", "--by", "Tehran").out


def test_articles_are_loaded_once_and_reported(ask: Run, tmp_path: Path) -> None:
    news, report = tmp_path / "news.txt", tmp_path / "report.json"
    news.write_text(SAMPLE)
    first = ask("load", str(news), str(tmp_path / "gone.txt"), "--report", str(report))
    told = json.loads(report.read_text())
    assert first.status == 1
    assert (told["read"], told["stored"], told["rejected"][0]["reason"]) == (1, 1, "not-found")
    assert f"{tmp_path / 'gone.txt'}: no such file or folder" in first.err
    assert (told["seq_before"], told["seq_after"]) == (2, json.loads(ask("stats", "--format", "json").out)["seq"])
    assert "what is new by it: allegiance ask changes --loaded-after 2" in first.err
    new = json.loads(ask("ask", "changes", "--loaded-after", "2", "--format", "json").out)
    assert all("new" in row["changes"] or row["before"] for row in new["changes"])
    again = ask("load", str(news))
    assert again.err.startswith("1 article: 0 stored, 1 unchanged, 0 replaced; 0 claims")
    assert "what is new" not in again.err
    assert "“Turkey supports Azerbaijan.”" in ask("ask", "claims", "--outlet", "Herald").out


def test_a_dry_run_stores_nothing(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    assert "1 would be stored" in ask("load", "--dry-run", str(tmp_path / "news.txt")).err
    assert json.loads(ask("stats", "--format", "json").out)["articles"] == 2


def test_reading_needs_no_store(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    claims = [json.loads(line) for line in run("read", str(tmp_path / "news.txt")).out.splitlines()]
    shown = run("read", "--show", str(tmp_path / "news.txt")).out
    assert ("TUR", "SUPPORTS", "AZE") in [(c["subject"]["id"], c["relation"], c["object"]["id"]) for c in claims]
    assert "Turkey supports Azerbaijan. [1]" in shown
    assert "[1] Turkey supports Azerbaijan (stated)" in shown
    assert not path.exists()


def test_reading_gives_event_rows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    plover = run("read", "--as-rows", "plover", str(tmp_path / "news.txt"))
    rows = list(csv.DictReader(io.StringIO(plover.out)))
    assert ("TUR", "SUPPORT", "AZE", "Turkey supports Azerbaijan.") in [(r["source"], r["event"], r["recipient"], r["Quote"]) for r in rows]
    assert f"{len(rows)} row" in plover.err
    polecat = run("read", "--as-rows", "polecat", "--format", "json", str(tmp_path / "news.txt"))
    assert [r["Event Type"] for r in json.loads(polecat.out)] == [r["event"] for r in rows]
    refused = run("read", "--all", str(tmp_path / "news.txt"))
    assert (refused.status, "needs --as-rows" in refused.err) == (2, True)


def test_reading_is_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    told = run("read", "--explain", str(tmp_path / "news.txt"))
    assert (told.status, "TUR SUPPORTS AZE; the article's own voice; affirms, actual" in told.out) == (0, True)
    sentences = json.loads(run("read", "--explain", "--format", "json", str(tmp_path / "news.txt")).out)["sentences"]
    assert "Turkey supports Azerbaijan." in [s["text"] for s in sentences]
    refused = run("read", "--explain", "--show", str(tmp_path / "news.txt"))
    assert (refused.status, "choose one" in refused.err) == (2, True)


def test_the_voice_of_a_text_is_an_actor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(SAMPLE)
    assert "no actor is called 'Nobody at all'" in run("read", "--voice", "Nobody at all", str(tmp_path / "news.txt")).err


def test_serve_answers_until_it_is_stopped(path: Path) -> None:
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr is not None
        told = service.stderr.readline()
        asked = subprocess.run([*command[:3], "stats", "--format", "csv"], capture_output=True, text=True, check=False)
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        service.send_signal(signal.SIGTERM)
        assert service.wait() == 0
    assert f"serving {path} at http://127.0.0.1:" in told
    assert (asked.returncode, asked.stdout.splitlines()[0].split(",")[0]) == (0, "engine")
    assert (second.returncode, "is served at http://127.0.0.1:" in second.stderr) == (2, True)
    assert sorted(file.name for file in path.parent.iterdir()) == ["graph.db"]


def test_a_port_that_is_taken_is_told(run: Run, path: Path, tmp_path: Path) -> None:
    with served(path) as found:
        port = found.address.rpartition(":")[2]
        ran = run("--store", str(tmp_path / "other.db"), "serve", "--port", port)
    assert (ran.status, ran.err) == (
        2,
        f"allegiance: port {port} of 127.0.0.1 is taken; pass another with --port or `make run PORT=…`, or 0 for any that is free\n",
    )


def test_a_setting_that_is_wrong_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_PORT", "99999")
    assert "ALLEGIANCE_PORT: Input should be less than or equal to 65535" in run("stats").err


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == "allegiance 0.1.0\n"


def test_a_question_starts_fast_and_light(path: Path) -> None:
    code = (
        "import sys\nfrom api.cli import main\ntry:\n    main()\nfinally:\n"
        "    print(sorted({'spacy', 'fastapi', 'uvicorn', 'httpx', 'trafilatura', 'rdflib', 'networkx'} & sys.modules.keys()))"
    )
    stored(path)
    ran = subprocess.run([sys.executable, "-c", code, "ask", "support"], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_private_address_is_read_only_where_one_asks_for_it(run: Run, path: Path) -> None:
    article = b"Iran denies sending drones\n\nIran denied on Monday that it sends drones to Russia."
    with site_served(Site({"/a": (200, {"Content-Type": "text/plain"}, article)})) as site:
        refused = run("--store", str(path), "load", f"{site.url}/a")
        assert (refused.status, site.asked) == (2, [])
        assert "only 80 for http" in refused.err
        assert run("--store", str(path), "load", "--any-address", "--dry-run", f"{site.url}/a").status == 0
