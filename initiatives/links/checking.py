"""Asks many addresses, politely, and writes down what came of each.

Worker threads ask and never touch the database; the caller's thread reads what is due
and saves each answer as it comes, so that a run cut short loses nothing.
"""

import heapq
import threading
import time
from collections import defaultdict, deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from initiatives.links.addresses import NotAllowedError, parse_address
from initiatives.links.asking import Answer, Outcome, PutOffError, ask
from initiatives.models import Source


def due(older_than=None, host=None):
    """Return the addresses to ask as ``{url: keys of sources}``, oldest checked first.

    ``older_than`` leaves out what was checked within so many days; ``host`` keeps
    those of one host.
    """
    sources = Source.objects.exclude(url="")
    if older_than is not None:
        before = timezone.now() - timedelta(days=older_than)
        sources = sources.filter(
            Q(link_checked_at__isnull=True) | Q(link_checked_at__lt=before)
        )
    oldest_first = sources.order_by(F("link_checked_at").asc(nulls_first=True), "pk")
    addresses = defaultdict(list)
    for key, url in oldest_first.values_list("key", "url"):
        if host is None or _host(url) == host.lower():
            addresses[url].append(key)
    return dict(addresses)


def _host(url):
    """Return the host of an address that may be asked, else None."""
    try:
        return parse_address(url).host
    except NotAllowedError:
        return None


def save(url, answer):
    """Write an answer to every source with this address.

    What was not judged stays as it was. Nothing is written to a source whose address
    a curator changed meanwhile.
    """
    if answer.outcome in {Outcome.NOT_JUDGED, Outcome.NOT_ALLOWED}:
        return
    now = timezone.now()
    values = {"link_checked_at": now, "link_status": answer.status}
    if answer.outcome in {Outcome.OK, Outcome.MOVED}:
        longest = Source._meta.get_field("link_moved_to").max_length
        moved_to = answer.moved_to if len(answer.moved_to) <= longest else ""
        values |= {"link_good_at": now, "link_moved_to": moved_to}
    Source.objects.filter(url=url).update(**values)


class Notebook:
    """Writes answers down; silence only once some server has answered in the run.

    Where none does, the connection of this machine is broken rather than every page.
    """

    def __init__(self):
        self.heard = False
        self.silent = []

    def add(self, url, answer):
        """Save an answer, or hold silence back while nobody has answered."""
        self.silent.append((url, answer))
        self.heard = self.heard or answer.status is not None
        if self.heard:
            for each in self.silent:
                save(*each)
            self.silent.clear()


class HostTurns:
    """Gives each host one request at a time, and a pause of ``delay`` seconds after."""

    def __init__(self, delay):
        self.delay = delay
        self._lock = threading.Lock()
        self._lines = defaultdict(threading.Lock)
        self._free_at = {}
        self._put_off = set()
        self._stopped = threading.Event()

    @contextmanager
    def turn(self, host):
        """Wait for the host's turn and hold it; raise PutOffError where none comes."""
        with self._lock:
            line = self._lines[host]
        with line:
            pause = self._free_at.get(host, 0) - time.monotonic()
            if self._stopped.wait(max(pause, 0)):
                raise PutOffError("the run was stopped")
            if host in self._put_off:
                raise PutOffError(f"{host} asks to be left for later")
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + self.delay

    def put_off(self, host):
        """Ask this host nothing more in this run."""
        self._put_off.add(host)

    def is_put_off(self, host):
        """Whether this host is left for the next run."""
        return host in self._put_off

    def stop(self):
        """Give no more turns to anybody."""
        self._stopped.set()


class Run:
    """One run over many addresses; iterate over it for ``(url, Answer)`` as they come.

    At most ``limit`` addresses are asked where one is given. Workers are not kept
    waiting for a busy host while another has its turn.
    """

    def __init__(self, urls, *, workers=8, delay=2, limit=None):
        self.turns = HostTurns(delay)
        self.workers = workers
        self.left = limit
        self.hosts = defaultdict(deque)
        for url in urls:
            self.hosts[_host(url)].append(url)
        self.not_allowed = self.hosts.pop(None, ())
        self.ready = [(0.0, order, host) for order, host in enumerate(self.hosts)]
        self.running = {}

    def __iter__(self):
        """Yield each address with its answer, in the order the answers come."""
        for url in self.not_allowed:
            # No request is made: the form alone forbids it, and `ask` says why.
            yield url, ask(url, self.turns)
        executor = ThreadPoolExecutor(self.workers, thread_name_prefix="check-links")
        try:
            while self.ready or self.running:
                yield from self.start(executor)
                yield from self.finished()
        finally:
            self.turns.stop()
            executor.shutdown(cancel_futures=True)

    def start(self, executor):
        """Give free workers an address of each host whose turn has come.

        Yields the answers for hosts that are left for the next run.
        """
        while self.ready and len(self.running) < self.workers:
            if self.left == 0:
                self.ready.clear()
                return
            if self.ready[0][0] > time.monotonic():
                return
            _, order, host = heapq.heappop(self.ready)
            queue = self.hosts[host]
            if self.turns.is_put_off(host):
                later = Answer(Outcome.NOT_JUDGED, reason=f"{host} is left for later")
                yield from ((url, later) for url in queue)
                continue
            url = queue.popleft()
            self.running[executor.submit(ask, url, self.turns)] = url, order, host
            if self.left is not None:
                self.left -= 1

    def finished(self):
        """Wait for answers, or until a host has its turn, and yield what came."""
        pause = None
        if self.ready and len(self.running) < self.workers:
            pause = max(self.ready[0][0] - time.monotonic(), 0)
        if not self.running:
            time.sleep(pause or 0)
            return
        done, _ = wait(self.running, timeout=pause, return_when=FIRST_COMPLETED)
        for future in done:
            url, order, host = self.running.pop(future)
            if self.hosts[host]:
                turn = time.monotonic() + self.turns.delay
                heapq.heappush(self.ready, (turn, order, host))
            yield url, future.result()
