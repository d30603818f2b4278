"""Addresses on the web: where the preface says that the report can be had, and whether two hosts are one site."""

from __future__ import annotations

import re

from auditor.facts.prose import Passage, sentences

_HOST = re.compile(
    r"(?<![A-Za-z0-9@.\-])((?:[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.){1,6}(?:cn|com|net|org))(?![A-Za-z0-9.@\-])"
)
_OFFERED = re.compile(r"下载|查阅|电子版|全文")
_REGISTRIES = frozenset(("gov", "com", "net", "org", "edu", "ac", "mil"))
"""Second-level domains of .cn below which names are registered."""


def download_sentence(passages: tuple[Passage, ...]) -> tuple[str, Passage] | None:
    """Return the hosts (joined by 、) that the preface names where it offers the report, and the passage."""
    for sentence in sentences(tuple(p for p in passages if p.part == 0 and ("www" in p.text or "http" in p.text))):
        hosts = _HOST.findall(sentence.text) if _OFFERED.search(sentence.text) else []
        if hosts:
            return "、".join(dict.fromkeys(host.lower() for host in hosts))[:120], sentence.passage
    return None


def same_site(hosts: str, host: str) -> bool:
    """Whether one of ``hosts`` (joined by 、) is of the same registered domain as ``host``."""
    return any(_domain(one) == _domain(host) for one in hosts.split("、"))


def _domain(host: str) -> str:
    labels = host.split(".")
    kept = 3 if len(labels) > 2 and labels[-1] == "cn" and labels[-2] in _REGISTRIES else 2
    return ".".join(labels[-kept:])
