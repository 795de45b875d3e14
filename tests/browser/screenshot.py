"""Takes the README's pictures from the seeded site: ``make screenshot``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.chromium import HOW_TO_GET_IT, find_chromium
from tests.browser.server import served_site
from tests.commands import ROOT

LARGE, SMALL = {"width": 1280, "height": 860}, {"width": 360, "height": 1200}
VIEWS = ("list", "table", "map", "timeline")
# The address and the size of the window of each.
PICTURES = {"finder.png": ("/initiatives/?strategy=equal-access", LARGE)} | {
    f"{view}-{size['width']}.png": (f"/initiatives/?view={view}", size)
    for view in VIEWS
    for size in (LARGE, SMALL)
}


def take_pictures(site, program, folder):
    """Write every picture to the folder."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program) as browser,
        browser.new_page(reduced_motion="reduce") as page,
    ):
        for name, (path, size) in PICTURES.items():
            page.set_viewport_size(size)
            page.goto(site + path, wait_until="networkidle")
            page.screenshot(path=folder / name)


if __name__ == "__main__":
    if (chromium := find_chromium()) is None:
        sys.exit(f"No Chromium or Chrome is found. {HOW_TO_GET_IT}")
    pictures = ROOT / "docs"
    pictures.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served_site(Path(folder)) as address:
        take_pictures(address, chromium, pictures)
