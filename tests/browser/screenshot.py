"""Takes the README's picture from the seeded site: ``make screenshot``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.chromium import HOW_TO_GET_IT, find_chromium
from tests.browser.server import served_site
from tests.commands import ROOT

PICTURES = {"finder.png": "/initiatives/?strategy=equal-access"}
SIZE = {"width": 1280, "height": 860}


def take_pictures(site, program, folder):
    """Write every picture to the folder."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program) as browser,
        browser.new_page(viewport=SIZE, reduced_motion="reduce") as page,
    ):
        for name, path in PICTURES.items():
            page.goto(site + path, wait_until="networkidle")
            page.screenshot(path=folder / name)


if __name__ == "__main__":
    if (chromium := find_chromium()) is None:
        sys.exit(f"No Chromium or Chrome is found. {HOW_TO_GET_IT}")
    pictures = ROOT / "docs"
    pictures.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served_site(Path(folder)) as address:
        take_pictures(address, chromium, pictures)
