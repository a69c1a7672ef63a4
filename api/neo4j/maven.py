"""The jars of Maven packages, found and downloaded by jgo. Only this module imports it."""

import hashlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import is_zipfile

from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import Artifact, MavenContext, PythonResolver
from jgo.parse import Endpoint
from jgo.util import http

AT_ONCE = 8  # downloads; most jars are small, so that the way there and back is most of their time
TRIES = 4  # of one file, for a connection may break among several hundred
PAUSE_S = 1.0  # before the second try; twice as long before each later one


@dataclass(frozen=True, slots=True)
class Download:
    """How far a download is: descriptions while `of` is not known yet, then jars."""

    done: int
    of: int | None
    bytes: int


type Progress = Callable[[Download], None]


class WholeFiles(PythonResolver):
    """Downloads whole files or none: jgo's own way leaves half a file in the cache when it is killed, and takes it for whole later."""

    def __init__(self, got: Callable[[], None]) -> None:
        super().__init__()
        self._got = got

    def download(self, artifact: Artifact) -> Path:
        """Returns where the file lies now; raises RuntimeError where no repository has it, OSError where none answers."""
        path = artifact.cached_path
        if path is None:
            raise RuntimeError("there is no cache for packages")
        for repository in artifact.context.remote_repos.values():
            url = f"{repository}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
            content = _fetched(url, artifact.context.timeout)
            if content is not None:
                _check(url, content, artifact.context.timeout)
                path.parent.mkdir(parents=True, exist_ok=True)
                draft = path.with_name(path.name + ".part")
                draft.write_bytes(content)
                draft.replace(path)
                self._got()
                return path
        raise RuntimeError(f"no repository has {artifact}")


def jars_of(packages: Sequence[str], progress: Progress, *, alone: Sequence[str] = ()) -> tuple[Path, ...]:
    """Returns the jars of packages and of all that they need, downloaded where they are not here yet; of those `alone` just their own."""
    came = 0

    def got() -> None:
        nonlocal came
        came += 1
        progress(Download(came, None, 0))

    config = GlobalSettings.load()  # a user's mirror is named there
    repositories = {"central": MAVEN_CENTRAL_URL, **config.repositories}
    context = MavenContext(resolver=WholeFiles(got), repo_cache=config.repo_cache, remote_repos=repositories, timeout=30)
    coordinates = Endpoint.parse("+".join(packages)).coordinates
    wanted, needed = context.resolver.resolve([context.create_dependency(replace(one, scope="compile")) for one in coordinates])
    needed = [one for one in needed if one.scope in ("compile", "runtime")]
    single = [context.create_dependency(one) for name in alone for one in Endpoint.parse(name).coordinates]
    artifacts = [one.artifact for one in [*wanted, *needed, *single]]
    context.resolver = WholeFiles(lambda: None)
    return _downloaded(artifacts, progress)


def _downloaded(artifacts: Sequence[Artifact], progress: Progress) -> tuple[Path, ...]:
    """Returns the files of artifacts, in their order, for that is the class path's."""
    done = size = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            running = [pool.submit(_jar, artifact) for artifact in artifacts]
            for one in as_completed(running):
                done, size = done + 1, size + one.result().stat().st_size
                progress(Download(done, len(artifacts), size))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return tuple(one.result() for one in running)


def _jar(artifact: Artifact) -> Path:
    """Returns a whole jar; half a one that another program left in the cache is replaced."""
    path = artifact.resolve()
    if not is_zipfile(path):
        path.unlink()
        path = artifact.resolve()
    return path


def _fetched(url: str, timeout_s: int) -> bytes | None:
    """Returns what lies at an address, None where nothing does; raises OSError."""
    for attempt in range(TRIES):
        try:
            response = http.get(url, timeout=timeout_s)
            if response.status_code == 404:
                return None
            response.raise_for_status()
        except OSError as error:
            if attempt == TRIES - 1:
                raise OSError(f"{url} does not answer ({type(error).__name__})") from error
            time.sleep(PAUSE_S * 2**attempt)
        else:
            return response.content
    return None


def _check(url: str, content: bytes, timeout_s: int) -> None:
    """Raises OSError where the repository's own checksum says that the file came otherwise than it lies there."""
    told = _fetched(url + ".sha1", timeout_s)
    if told and told.split()[0].decode() != hashlib.sha1(content, usedforsecurity=False).hexdigest():
        raise OSError(f"{url} came with errors; try again")
