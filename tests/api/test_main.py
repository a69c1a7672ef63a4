"""The start of the command line: Ctrl+C is no error."""

import sys
from importlib.abc import MetaPathFinder

import pytest

from api.__main__ import main


class Interrupted(MetaPathFinder):
    """Ctrl+C while a module of the command line is imported."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "api.cli":
            raise KeyboardInterrupt


def test_an_interrupt_while_modules_are_imported_is_a_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "api.cli", raising=False)
    monkeypatch.delattr("api.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "")


def test_a_command_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["allegiance", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().out) == (0, "allegiance 0.1.0\n")
