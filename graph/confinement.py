"""A process that takes from itself what it no longer needs: new files, the network, memory and time beyond a limit.

Written with the standard library alone, for the child that runs queries. Each lock holds by itself:

- No file, pipe or socket can be opened: the limit of open files is 0, on every Unix. What is open stays so. Where an engine
  opens the files of one folder as it needs them, the limit is their number.
- Linux with Landlock (5.13, by 6.7 with TCP): no path can be read, written, made, renamed or removed, and no port be
  bound or reached, but for reading that one folder. It holds against what needs no new file descriptor. See landlock(7)
  and its kernel documentation.
- Linux with seccomp, on x86-64 and 64-bit ARM: no socket can be made and no program started. See seccomp(2).
- Files that are open do not grow, no core is dumped, and memory and processor time are limited.
"""

import ctypes
import os
import platform
import resource
import sys

MEGABYTE = 1024 * 1024
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on all architectures
VERSION = 1  # flag: asks which version the kernel has
NO_NEW_PRIVS = 38
FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # rights over files that a version knows
TCP = 0b11  # to bind and to connect
SCOPES = 0b11  # abstract sockets and signals, from version 6
BENEATH, READ = 1, 0b1100  # a rule over what lies in a folder, and the rights to read files and folders
SPARE = 16  # open files beside those of the folder that may be read
SECCOMP, FILTER = 22, 2
REFUSED = {  # system calls: io_uring_setup, socket, socketpair, connect, execve, execveat
    "x86_64": (0xC000003E, (425, 41, 53, 42, 59, 322)),
    "aarch64": (0xC00000B7, (425, 198, 199, 203, 221, 281)),
}
ALLOW, DENY = 0x7FFF0000, 0x00050000 | 13  # EACCES
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # of the classic Berkeley packet filter
OTHER_ABI = 0x40000000  # numbers of x32 calls begin here


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Rule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("then", ctypes.c_uint8), ("otherwise", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def confine(readable: str | None = None) -> bool:
    """Takes away files, network and dumps, but for reading one folder; returns whether Landlock holds too.

    Threads begun before are not held by Landlock and seccomp.
    """
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(kind, (0, 0))
    files = 0 if readable is None else len(os.listdir(readable)) + _highest_open() + SPARE  # noqa: PTH208 - a number is wanted
    locked = landlock(readable)
    if readable is not None:
        no_sockets()
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    return locked


def _highest_open() -> int:
    """Returns the highest number of an open file."""
    new = os.dup(0)
    os.close(new)
    return new


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


def landlock(readable: str | None = None) -> bool:
    """Denies every path and port, but for reading one folder; returns False where the kernel has no Landlock, or it is switched off."""
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
    if readable is not None:
        folder = os.open(readable, os.O_RDONLY | os.O_DIRECTORY)
        rule = _Rule(READ, folder)
        libc.syscall(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(BENEATH), ctypes.byref(rule), ctypes.c_uint32(0))
        os.close(folder)
    held = libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    os.close(ruleset)
    return bool(held)


def no_sockets() -> bool:
    """Denies sockets and other programs; returns False where the kernel or the architecture has no such filter."""
    if platform.system() != "Linux" or platform.machine() not in REFUSED:
        return False
    architecture, calls = REFUSED[platform.machine()]
    end = len(calls) + 1  # steps from the first comparison of a call to the refusal
    steps = [
        _Step(LOAD, 0, 0, 4),  # the architecture of the call
        _Step(EQUAL, 0, end + 2, architecture),
        _Step(LOAD, 0, 0, 0),  # its number
        _Step(AT_LEAST, end, 0, OTHER_ABI),
        *(_Step(EQUAL, end - 1 - at, 0, call) for at, call in enumerate(calls)),
        _Step(RETURN, 0, 0, ALLOW),
        _Step(RETURN, 0, 0, DENY),
    ]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0) == 0)
