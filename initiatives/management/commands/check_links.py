"""``manage.py check_links``: ask every source's address whether it still answers."""

import contextlib
import time
from argparse import ArgumentTypeError
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from initiatives.links.asking import Outcome
from initiatives.links.checking import Notebook, Run, due

# How often a run that writes to a file or a log says how far it is.
PROGRESS_SECONDS = 15

MEANINGS = {
    Outcome.OK: "answered well",
    Outcome.MOVED: "answered well, at an address it permanently redirects to",
    Outcome.DEAD: "gone (404, 410), or the server failed (5xx)",
    Outcome.REFUSED: "would not answer a program (401, 403, a redirect astray)",
    Outcome.UNREACHABLE: "no answer",
    Outcome.NOT_ALLOWED: "not asked: not a public http or https address",
    Outcome.NOT_JUDGED: "left for the next run, as the host asks",
}
GOOD = {Outcome.OK, Outcome.MOVED}


def at_least(least, kind):
    """Return a function that reads an option's number, not below ``least``."""

    def read(text):
        try:
            number = kind(text)
        except ValueError:
            number = None
        if number is None or not least <= number < float("inf"):
            raise ArgumentTypeError(f"give a number from {least} up, not {text}")
        return number

    return read


class Command(BaseCommand):
    """Stores for each address the status, when it was asked and when it was good."""

    help = (
        "Asks the address of every source, the longest unchecked first, whether it "
        "still answers. Each answer is saved as it comes: after an interruption, run "
        "it again with --older-than to go on where it stopped. Only public http and "
        "https addresses are asked; archived copies are not."
    )

    def add_arguments(self, parser):
        """Take what to check, and how hard to go at it."""
        parser.add_argument(
            "--workers",
            type=at_least(1, int),
            default=8,
            help="how many hosts to ask at the same time (default 8)",
        )
        parser.add_argument(
            "--delay",
            type=at_least(0, float),
            default=2,
            help="seconds between two requests to one host (default 2)",
        )
        parser.add_argument(
            "--older-than",
            type=at_least(0, float),
            metavar="DAYS",
            help="leave out what was checked within so many days",
        )
        parser.add_argument("--host", help="only addresses of this host")
        parser.add_argument(
            "--limit", type=at_least(1, int), help="ask at most so many addresses"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="list the addresses, ask nobody"
        )

    def handle(self, *args, **options):
        """Check what is due, and say what came of it."""
        addresses = due(options["older_than"], options["host"])
        if options["dry_run"]:
            self.list_addresses(addresses, options["limit"])
            return
        self.verbosity = options["verbosity"]
        self.said_at = time.monotonic()
        self.tally = Counter()
        notebook = Notebook()
        run = Run(
            addresses,
            workers=options["workers"],
            delay=options["delay"],
            limit=options["limit"],
        )
        total = min(len(addresses), options["limit"] or len(addresses))
        try:
            # Closing lets the requests under way end, and starts no other.
            with contextlib.closing(iter(run)) as answers:
                for url, answer in answers:
                    notebook.add(url, answer)
                    self.tally[answer.outcome] += 1
                    self.say_answer(addresses[url], url, answer)
                    self.say_progress(total)
        except KeyboardInterrupt as interruption:
            message = "Stopped. What was answered so far is saved."
            raise CommandError(message, returncode=130) from interruption
        finally:
            self.say_summary()
        if self.tally[Outcome.UNREACHABLE] and not notebook.heard:
            raise CommandError(
                "No server answered at all, so nothing is stored: is this machine "
                "connected? To judge a host that is gone, check it along with others."
            )

    def list_addresses(self, addresses, limit):
        """Say what would be asked."""
        listed = list(addresses.items())[:limit]
        for url, keys in listed:
            self.stdout.write(f"{url} ({', '.join(keys)})")
        self.stdout.write(f"{len(listed)} addresses would be asked; nobody was.")

    def say_answer(self, keys, url, answer):
        """Say what is wrong with an address, where the reader asked for more words."""
        if self.verbosity < 2 or answer.outcome is Outcome.OK:
            return
        self.clear_line()
        words = answer.moved_to or answer.reason
        self.stdout.write(f"{answer.outcome}: {', '.join(keys)}: {url}: {words}")

    def say_progress(self, total):
        """Say how far the run is: in place on a terminal, else every so often."""
        good = sum(self.tally[outcome] for outcome in GOOD)
        done = self.tally.total()
        line = f"{done} of {total} addresses, {done - good} not good"
        if not self.verbosity:
            return
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K{line}", ending="")
            self.stdout.flush()
        elif time.monotonic() - self.said_at >= PROGRESS_SECONDS:
            self.said_at = time.monotonic()
            self.stdout.write(line)

    def clear_line(self):
        """Take the progress line off a terminal."""
        if self.stdout.isatty():
            self.stdout.write("\r\033[K", ending="")

    def say_summary(self):
        """Write how many addresses came to what."""
        if not self.verbosity:
            return
        self.clear_line()
        for outcome, meaning in MEANINGS.items():
            self.stdout.write(f"{outcome:<12}{self.tally[outcome]:>6}  {meaning}")
