"""A headless Chromium for browser tests: Debian's own browser and driver, nothing fetched.

Skips where the browser is missing, except on the build server (CI is set), where that is a failure.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = (1280, 900)
"""Width and height in CSS pixels."""
MOBILE = (360, 740)
"""A narrow telephone, in CSS pixels."""
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--lang=en-GB",
)


def find_programs() -> tuple[str, str]:
    """The paths of the browser and its driver; skips, or with CI set fails, when either is missing."""
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    driver = shutil.which("chromedriver")
    if browser and driver:
        return browser, driver
    missing = "No Chromium with chromedriver on this machine: apt-get install chromium chromium-driver"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@contextmanager
def chromium(size: tuple[int, int] = DESKTOP, timezone: str | None = None) -> Iterator[Chrome]:
    """A browser with a fresh profile and a viewport of exactly `size` CSS pixels, closed at the end.

    `timezone` is an IANA name ("America/Los_Angeles") for pages that show times in the reader's zone.
    """
    browser, driver = find_programs()
    profile = tempfile.mkdtemp(prefix="chromium-")
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    page = Chrome(options=options, service=Service(executable_path=driver))
    try:
        set_size(page, size)
        if timezone:
            page.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": timezone})
        yield page
    finally:
        page.quit()
        shutil.rmtree(profile, ignore_errors=True)


def set_size(page: Chrome, size: tuple[int, int]) -> None:
    """Give the page a viewport of `size` CSS pixels, narrower than a window may be."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def console_errors(page: Chrome) -> list[str]:
    """What the page complained of since the last call: script errors, refused sources, missing files."""
    entries: list[dict[str, Any]] = page.get_log("browser")
    return [entry["message"] for entry in entries if entry["level"] in ("SEVERE", "WARNING")]


def scrolls_sideways(page: Chrome) -> bool:
    """True when the page is wider than its window."""
    return bool(page.execute_script("return document.documentElement.scrollWidth > window.innerWidth"))


def screenshot(page: Chrome, path: Path, size: tuple[int, int] = DESKTOP, whole: bool = False) -> None:
    """Keep a picture of the page as PNG, `size` CSS pixels large; `whole` takes the full height of the page."""
    set_size(page, size)
    if whole:
        height = page.execute_script("return document.documentElement.scrollHeight")
        set_size(page, (size[0], int(height)))
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save_screenshot(str(path))
    set_size(page, size)
