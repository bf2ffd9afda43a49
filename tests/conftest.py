"""What several tests share: the built book, served on this machine, and a browser to open it with."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import QUIET, REMEDY, find
from playwright.sync_api import sync_playwright
from sphinx_external_toc.parsing import parse_toc_yaml

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "_build/html"
NO_BOOK = "There is no book in _build/html. Run make book, or make test, which builds it first."

POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:"
)


def pages():
    """Name every page of the built book; one name that no page has, if there is no book."""
    names = (path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.html"))
    # The address of the whole book only leads on to its front page; it has a test of its own.
    return sorted(name for name in names if name != "index.html") or ["no book"]


def build_book(root, **environment):
    """Build the book in a folder with the project's own tool; give the finished process."""
    command = [sys.executable, str(ROOT / "tools/build_book.py"), "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


def book_contents():
    """Give the parts of the table of contents in order, each with its caption and its chapters."""
    root = parse_toc_yaml(ROOT / "_toc.yml").root
    parts = [(tree.caption, [str(item) for item in tree.items]) for tree in root.subtrees]
    return [(None, [root.docname]), *parts]


def page_path(name):
    path = BOOK / name
    assert path.exists(), NO_BOOK
    return path


def pytest_generate_tests(metafunc):
    """Give a test that asks for `page_name` one run for every page."""
    if "page_name" in metafunc.fixturenames:
        metafunc.parametrize("page_name", pages())


@pytest.fixture(scope="session")
def book():
    """Give the folder of the built book."""
    assert (BOOK / "chapters/index.html").exists(), NO_BOOK
    return BOOK


class Guarded(SimpleHTTPRequestHandler):
    """Serves the book under the strictest policy it is made for, and says nothing."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """Serve a folder on a free port of this machine; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Guarded, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(book):
    """Serve the book; give its address."""
    with served(book) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def home(request, book, site):
    """Give the address of the book as it is served, and as it lies in its folder."""
    return site if request.param == "http" else f"{book.as_uri()}/"


@pytest.fixture(scope="session")
def chromium():
    """Start one browser for all tests."""
    path = find()
    assert path, REMEDY
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Visit:
    """A page opened in the browser, and what went wrong on the way."""

    def __init__(self, page, address, home):
        self.page = page
        self.troubles = []
        self.home = home
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("request", self.asked)
        page.on("requestfailed", lambda request: self.troubles.append(f"failed: {request.url}"))
        page.on("response", self.answered)
        page.goto(address, wait_until="load")

    def heard(self, message):
        if message.type == "error":
            self.troubles.append(f"console: {message.text}")

    def asked(self, request):
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.troubles.append(f"outside the site: {request.url}")

    def answered(self, response):
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")


@pytest.fixture
def visit(chromium):
    """Open an address at a width, in light or dark, and give the visit."""
    contexts = []

    def open_page(address, home, *, width=1280, height=900, scheme="light"):
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        return Visit(context.new_page(), address, home)

    yield open_page
    for context in contexts:
        context.close()


def has_text(locator, text):
    """Wait until an element has the text."""
    locator.filter(has_text=text).first.wait_for()
