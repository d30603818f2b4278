"""Documents printed as PDF by the programs that offices use: LibreOffice and Chromium, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SECONDS_A_FILE = 30
_CHROMIUM_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip


def find_office() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice")


def find_browser() -> str | None:
    """Return the path of Chromium, None where it is not installed."""
    return next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)


def convert(office: str, paths: Sequence[Path], target: str, folder: Path) -> None:
    """Convert ``paths`` to the format ``target`` (``pdf``, ``doc``) into ``folder``, all in one run of LibreOffice."""
    if paths:
        profile = (folder / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
        _run([*command, "--outdir", str(folder), *map(str, paths)], _SECONDS_A_FILE * len(paths))


def print_page(browser: str, path: Path, folder: Path) -> None:
    """Print the page at ``path`` as a PDF of the same name in ``folder``."""
    output = folder / f"{path.stem}.pdf"
    options = [*_CHROMIUM_OPTIONS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={output}"]
    _run([browser, *options, path.as_uri()], _SECONDS_A_FILE)


def installed_fonts() -> list[str]:
    """Return the names of the installed fonts that have Chinese characters; 宋体 where that cannot be found out."""
    lister = shutil.which("fc-list")
    listed = subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, check=False) if lister else None
    names = {line.split(",")[0].strip() for line in listed.stdout.decode().splitlines()} if listed else set()
    return sorted(filter(None, names)) or ["宋体"]


def _run(command: Sequence[str], seconds: int) -> None:
    """Run ``command`` quietly; what it could not print is simply not there afterwards."""
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return
