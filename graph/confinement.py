"""A process that takes from itself what it no longer needs: new files, the network, memory and time beyond a limit.

Written with the standard library alone, for the child that runs queries. Each lock holds by itself:

- No file, pipe or socket can be opened: the limit of open files is 0, on every Unix. What is open stays so.
- Linux with Landlock (5.13, by 6.7 with TCP): no path can be read, written, made, renamed or removed, and no port be
  bound or reached. It holds against what needs no new file descriptor. See landlock(7) and its kernel documentation.
- Files that are open do not grow, no core is dumped, and memory and processor time are limited.
"""

import ctypes
import os
import platform
import resource
import sys

MEGABYTE = 1024 * 1024
CREATE_RULESET, RESTRICT_SELF = 444, 446  # the same numbers on all architectures
VERSION = 1  # flag: asks which version the kernel has
NO_NEW_PRIVS = 38
FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # rights over files that a version knows
TCP = 0b11  # to bind and to connect
SCOPES = 0b11  # abstract sockets and signals, from version 6


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


def confine() -> bool:
    """Takes away files, network and dumps; returns whether Landlock holds too. Threads begun before are not held by Landlock."""
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(kind, (0, 0))
    locked = landlock()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    return locked


def memory_told() -> int | None:
    """Returns an open file that tells the memory of this process, None where the system is not Linux."""
    return os.open("/proc/self/statm", os.O_RDONLY) if sys.platform == "linux" else None


def limit_memory(told: int | None, memory_mb: int) -> None:
    """Lets this process take so much more memory than it has; only Linux tells how much that is."""
    if told is not None:
        most = int(os.pread(told, 100, 0).split()[0]) * resource.getpagesize() + memory_mb * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_time(seconds: float) -> None:
    """Ends this process once it has used so much more processor time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 1, hard))


def landlock() -> bool:
    """Denies every path and port; returns False where the kernel has no Landlock, or it is switched off."""
    if platform.system() != "Linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION))
    if version < 1:
        return False
    rules = _Ruleset((1 << FILES[min(version, 5)]) - 1, TCP if version >= 4 else 0, SCOPES if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = libc.syscall(CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    held = libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    os.close(ruleset)
    return bool(held)
