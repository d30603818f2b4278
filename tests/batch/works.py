"""What the tests let worker processes do; functions of a module, so that a worker can import them."""

from __future__ import annotations

import os
import sys
import time

from auditor.errors import EngineFailure


def open_session(word: str) -> str:
    """Begin with ``word``."""
    return word


def fail_to_open(word: str) -> str:
    """Refuse to begin."""
    raise EngineFailure(word)


def work(word: str, subject: str) -> str:
    """Do what ``subject`` asks for: abort, hang, bloat, exit, chatter, or answer."""
    match subject.partition(" ")[0]:
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "bloat":
            bytearray(8 << 30)
        case "chatter":
            os.write(1, b"stdout")
            os.write(2, b"stderr")
            print("printed")
            print("printed", file=sys.stderr, flush=True)
        case "slow":
            time.sleep(0.3)
    return f"{word} {subject}"
