"""A crawler over the site's own links, from the home page on."""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

START = "http://testserver/"


@dataclass
class Page:
    """What one address answered."""

    status: int
    html: bool
    text: str
    links: list
    ids: set
    headings: int
    title: str


class Reader(HTMLParser):
    """Collects links, ids, the title and the number of first-level headings."""

    def __init__(self):
        super().__init__()
        self.links, self.ids, self.headings, self.title = [], [], 0, ""
        self.in_title = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "h1":
            self.headings += 1
        self.in_title = tag == "title" and not self.title
        for attribute in ("href", "src", "xlink:href"):
            if tag in ("a", "link", "script", "img", "use") and attrs.get(attribute):
                self.links.append((tag, attrs[attribute]))

    def handle_data(self, data):
        if self.in_title:
            self.title += data

    def handle_endtag(self, tag):
        self.in_title = False


def read(client, address):
    """Ask for an address and return its ``Page``."""
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    html = response.get("Content-Type", "").startswith("text/html")
    text = body.decode("utf-8", "replace")
    reader = Reader()
    if html:
        reader.feed(text)
    assert len(reader.ids) == len(set(reader.ids)), f"an id twice on {address}"
    return Page(
        response.status_code,
        html,
        text,
        reader.links,
        set(reader.ids),
        reader.headings,
        reader.title.strip(),
    )


class Sample:
    """Chooses what to read where pages of one kind are too many to read them all.

    Of the finder's lists, and of the cities like one, it takes the first of each single
    parameter, since filters combine to more than can be read; of sources and
    organisations the first hundred.
    """

    OF_EACH_PARAMETER = 3
    OF_A_KIND = 100
    KINDS = ("/sources/", "/organisations/")

    def __init__(self):
        self.taken = Counter()

    def takes(self, address):
        """Tell whether to read this address."""
        parts = urlsplit(address)
        if parts.query:
            name = parts.path, parts.query.partition("=")[0]
            self.taken[name] += 1
            is_single = parts.query.count("=") == 1
            return is_single and self.taken[name] <= self.OF_EACH_PARAMETER
        kind = next(filter(parts.path.startswith, self.KINDS), None)
        self.taken[kind] += 1
        return kind is None or self.taken[kind] <= self.OF_A_KIND


def public_addresses(client):
    """Return the addresses of the sitemap: every public page, read or not."""
    return set(re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").text))


def crawl(client, extra=()):
    """Follow every internal link from the home page; return ``{address: Page}``.

    What a ``Sample`` leaves out must stand in the sitemap. Fragments are checked
    against the ids of the page they lead to.
    """
    pages, fragments, seen, sample = {}, [], set(), Sample()
    public = public_addresses(client)
    waiting = [START, *(urljoin(START, address) for address in extra)]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        page = pages[address] = read(client, address)
        for tag, link in page.links:
            target, fragment = urldefrag(urljoin(address, link))
            parts = urlsplit(target)
            internal = parts.netloc == "testserver"
            if tag != "a":
                continue
            if fragment and internal:
                fragments.append((address, target, fragment))
            if internal and target not in seen:
                seen.add(target)
                if sample.takes(target):
                    waiting.append(target)
                else:
                    assert parts.query or target in public, f"{target} from {address}"
    for address, target, fragment in fragments:
        if target in pages and pages[target].html:
            assert fragment in pages[target].ids, f"{target}#{fragment} from {address}"
    return pages
