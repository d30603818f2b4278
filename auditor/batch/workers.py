"""Worker processes: each file is worked on within a time and a memory limit, and costs no more than itself.

A native library may abort its process, a damaged file may never end or ask for all the memory; whatever happens to the
worker, the answer is one per subject, in the order of the subjects, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from typing import Any, TypeVar

Subject = TypeVar("Subject")
Answer = TypeVar("Answer")
Session = TypeVar("Session")

SECONDS = 60
"""Time limit of one file. The slowest sound report takes a second; the rest is for loaded machines."""

MAX_ADDRESS_SPACE = 2 << 30
"""Memory limit of a worker, in bytes of address space. A sound report takes less than a tenth of it."""

# The engine does not give back all of its memory (4 KB a report are kept): a worker is replaced before that counts.
_MOST_SUBJECTS = 5_000
# So many files ahead of the one whose answer is due may be under way: a slow file does not hold up the other workers.
_AHEAD = 32
_PRELOADED = ["auditor.audit", "auditor.reading.html.reader", "auditor.reading.docx.reader"]


@dataclass(frozen=True, slots=True)
class Lost:
    """A subject that its worker did not survive; ``reason`` is the sentence that stands beside 无法判断."""

    reason: str


def cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep an interrupt by the keyboard until processes are started: it reaches them too, and is for the caller alone."""
    resource_tracker.ensure_running()  # would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_server() -> None:
    """Start the process that the workers fork from; it loads their modules while the caller goes on."""
    multiprocessing.set_forkserver_preload(_PRELOADED)
    with _uninterrupted():
        forkserver.ensure_running()


def run_each(
    work: Callable[[Session, Subject], Answer],
    subjects: Iterable[Subject],
    start: Callable[..., Session],
    given: tuple[Any, ...],
    jobs: int,
) -> Generator[Answer | Lost, None, None]:
    """Yield the answer of ``work`` for each of ``subjects``, in their order, from up to ``jobs`` processes.

    Each process calls ``start(*given)`` once and hands what it returns to ``work``. All of them are pickled, so they
    are functions of modules and plain values. An exception of ``work`` or ``start`` is raised here.
    """
    from pebble import ProcessPool  # commands that read no file need not wait for it

    start_server()
    pool = ProcessPool(
        max_workers=jobs,
        max_tasks=_MOST_SUBJECTS,
        initializer=_prepare,
        initargs=(start, given, MAX_ADDRESS_SPACE),
        context=multiprocessing.get_context("forkserver"),
    )
    waiting = iter(subjects)
    under_way: deque[Future[Any]] = deque()
    try:
        while True:
            with _uninterrupted():  # the first subject starts the workers
                for subject in islice(waiting, jobs + _AHEAD - len(under_way)):
                    under_way.append(pool.schedule(_perform, (work, subject), timeout=SECONDS))
            if not under_way:
                break
            yield _answer(under_way.popleft())
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _answer(future: Future[Any]) -> Any:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return Lost(f"{SECONDS} 秒内没有读完，已中止：文件可能已损坏，或是恶意构造的；请用原来的软件打开后另存，再检查")
    except ProcessExpired as error:
        return Lost(
            f"读取它的进程意外中止（{_cause(error.exitcode)}）：文件可能已损坏，或是恶意构造的；请用原来的软件打开后另存，再检查"
        )
    except MemoryError:
        return Lost(
            f"读取它需要的内存超过 {MAX_ADDRESS_SPACE >> 30} GB 的上限；请用原来的软件打开，只保存报告正文后再检查"
        )


def _cause(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"退出码 {code}"


# What the process was started with, and what its start returned; one per process.
_started: tuple[Callable[..., Any], tuple[Any, ...]] | None = None
_session: Any = None


def _prepare(start: Callable[..., Any], given: tuple[Any, ...], memory: int) -> None:
    """Set the limits of this process, and keep what native libraries print out of the report."""
    global _started
    import resource

    _started = (start, given)
    for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _perform(work: Callable[[Any, Any], Any], subject: Any) -> Any:
    """Work on one subject; the session is opened with the first, so that its errors are raised to the caller."""
    global _session, _started
    if _started is not None:
        start, given = _started
        _session = start(*given)
        _started = None
    return work(_session, subject)
