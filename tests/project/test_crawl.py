"""Every internal link of the site leads somewhere, on a full and an empty database."""

from tests.project.crawl import crawl


def check(pages):
    """Assert that every page is there, with one first heading and its own title."""
    broken = {
        address: page.status for address, page in pages.items() if page.status != 200
    }
    assert not broken
    titles = {}
    for address, page in pages.items():
        if page.html:
            assert page.headings == 1, address
            assert page.title.endswith("City Integration Catalogue"), address
            if "?" not in address:
                titles.setdefault(page.title, []).append(address)
    assert not {title: where for title, where in titles.items() if len(where) > 1}


def test_every_link_of_the_seeded_site_leads_to_a_page(client, catalogue):
    pages = crawl(client)
    check(pages)
    assert len(pages) > 800


def test_every_link_of_the_empty_site_leads_to_a_page(client, db):
    pages = crawl(client, extra=["/initiatives/?q=%00&strategy=unheard-of"])
    check(pages)
    assert len(pages) > 10
