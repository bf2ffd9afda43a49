"""Measure a chapter's page beside the page that Jupyter Book's defaults make of the same prose, and the concordance.

    make bench

The default page holds what the chapter holds: its prose, its positions as an inline itable, and a comparison made of
plain ipywidgets. Both pages are served compressed from this machine and opened in the same browser, one after the other,
with the network outside cut off from neither: the default page asks two networks of servers for its scripts, and where
they do not answer, the shares of the bytes that lie outside are left out, in the default page's favour.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import REMEDY, find

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "_build/html"
CHAPTER = "whose-dictatorship"
THEME, LEFT, RIGHT = "dictatorship", "stalin-1926", "wetzel-2021"
RUNS = 7
TEXT = {".html", ".js", ".css", ".json", ".svg", ".map"}
CELLS = f"""\
```{{code-cell}} python3
import pandas as pd
from ipywidgets import Dropdown, HTML, HBox, Stack, VBox, jslink
from itables import init_notebook_mode, show
from helpers import load_corpus, positions
from helpers.tables import evidence_html
from helpers.positions import find_theme, theme_positions
init_notebook_mode(all_interactive=False, connected=False)
corpus = load_corpus()
show(positions(corpus, "{THEME}").drop(columns="searches").astype(str))
```
"""
COMPARISON = f"""\
```{{code-cell}} python3
def column(chosen):
    panes = [HTML(one.record.summary + evidence_html(one.evidence)) for one in theme_positions(corpus, find_theme(corpus, "{THEME}"))]
    menu, stack = Dropdown(options=list(corpus), index=chosen), Stack(panes, selected_index=chosen)
    jslink((menu, "index"), (stack, "selected_index"))
    return VBox([menu, stack])
HBox([column(list(corpus).index("{LEFT}")), column(list(corpus).index("{RIGHT}"))])
```
"""
# Words typed letter by letter, at the widest first; each answer is the search, the lines and the strips, drawn.
KEYSTROKES = """async (words) => {
  const box = document.querySelector('.kwic-pattern');
  const times = [];
  for (const word of words) {
    for (let n = 1; n <= word.length; n += 1) {
      box.value = word.slice(0, n);
      const begin = performance.now();
      box.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.offsetHeight; // the layout belongs to the answer
      times.push(performance.now() - begin);
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  return times;
}"""
ENLARGED = """([words, copies]) => {
  const texts = globalThis.commentaryTexts;
  const many = { ...texts, works: texts.works.map((work) => ({ ...work, passages: Array.from({ length: copies }, () => work.passages).flat() })) };
  let begin = performance.now();
  const index = engine.makeIndex(many);
  const built = performance.now() - begin;
  const times = {};
  for (const word of words) for (const sort of ['order', 'right']) {
    begin = performance.now();
    const found = engine.choose(index, engine.isRegular(word) ? engine.scan(index, word) : engine.lookUp(index, word), { voice: 'own' });
    const lines = engine.ordered(index, found, sort, 60).map((n) => engine.line(index, found, n));
    engine.spread(index, found, 120);
    times[`${word}, ${sort}`] = [performance.now() - begin, found.starts.length, lines.length];
  }
  return { words: index.size, built, times };
}"""
WORDS = ["party", "the working class", "dictator*", "lenin"]
LARGE = ["party", "the", "the working class", "dictator*", "*ism", "/part(y|ies)/"]


class Compressed(SimpleHTTPRequestHandler):
    """Serves files as a web server does: text compressed."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed when it is text."""
        path = Path(self.translate_path(self.path))
        if path.is_file() and path.suffix in TEXT:
            body = gzip.compress(path.read_bytes(), 9, mtime=0)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(path)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def build_default(folder: Path) -> Path:
    """Build a book of the same prose as Jupyter Book builds one that nobody has set up."""
    source = folder / "book"
    source.mkdir()
    text = (ROOT / f"chapters/{CHAPTER}.md").read_text(encoding="utf-8")
    cells = iter([CELLS, COMPARISON])
    text = re.sub(r"```\{code-cell\}.*?\n```\n", lambda _: next(cells, ""), text, flags=re.DOTALL)
    text = re.sub(r"\{(?:locus|quote)\}`([^`<]*?)\s*(?:<([^`]*)>)?`", r"[\1](https://example.org/\2)", text)
    text = re.sub(r":::\{quotation\}[^\n]*\n(.*?):::", r"> \1", text, flags=re.DOTALL)
    text = re.sub(r"\{\w+\}`([^`]*)`", r"\1", text)
    text = re.sub(r"\]\([\w-]+\.md\)", "](https://example.org)", text)
    (source / "index.md").write_text(text, encoding="utf-8")
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (source / "_config.yml").write_text(
        "title: The same prose\nexecute: {execute_notebooks: force}\n", encoding="utf-8"
    )
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (source / "_build/html/index.html").exists():
        sys.exit(f"The default book was not built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if "CellExecutionError" in done.stdout + done.stderr:
        sys.exit(f"A cell of the default book failed:\n{done.stderr[-2000:]}")
    return source / "_build/html"


def measure(browser: Any, address: str, home: str) -> dict[str, float]:
    """Open a page with an empty cache; give bytes, requests and times."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    outside: list[str] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: None if request.url.startswith((home, "data:")) else outside.append(request.url))
    page.add_init_script(
        "globalThis.longTasks = []; new PerformanceObserver((list) => longTasks.push(...list.getEntries()"
        ".map((one) => one.startTime + one.duration))).observe({ type: 'longtask', buffered: true });"
    )
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_load_state("networkidle", timeout=120_000)
    times = page.evaluate(
        """() => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
          const ready = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
          return [paint, Math.max(paint, ready, ...longTasks)];
        }"""
    )
    context.close()
    return {
        "bytes over the wire, compressed": sum(sizes),
        "requests": len(sizes),
        "requests to other servers": len(outside),
        "first contentful paint, ms": times[0],
        "time to interactive, ms": times[1],
    }


def measure_pages(browser: Any) -> dict[str, dict[str, float]]:
    """Measure both pages in turns; give the medians."""
    found: dict[str, list[dict[str, float]]] = {"this book": [], "default": []}
    with tempfile.TemporaryDirectory() as folder:
        default = build_default(Path(folder))
        with served(BOOK) as ours, served(default) as theirs:
            for _ in range(RUNS):
                found["this book"].append(measure(browser, f"{ours}chapters/{CHAPTER}.html", ours))
                found["default"].append(measure(browser, f"{theirs}index.html", theirs))
        shutil.rmtree(default)
    return {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in found.items()}


def measure_concordance(browser: Any, copies: int) -> dict[str, Any]:
    """Measure what a keystroke costs on the built page, and a search in many times the text."""
    with served(BOOK) as home:
        page = browser.new_page()
        page.goto(f"{home}chapters/concordance.html")
        page.locator("[data-live]").wait_for()
        page.evaluate(KEYSTROKES, WORDS[:1])  # the scripts are compiled by then, as after a reader's first letters
        times = page.evaluate(KEYSTROKES, WORDS)
        script = (ROOT / "helpers/widgets/static/engine.js").read_text(encoding="utf-8")
        page.add_script_tag(content=script)
        large = page.evaluate(ENLARGED, [LARGE, copies])
        page.close()
    return {"keystrokes": times, "large": large}


def main() -> int:
    """Print the measures, and as JSON when a file is named."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description="Measure the pages and the concordance.")
    parser.add_argument("--json", type=Path, help="write the measures there, too")
    arguments = parser.parse_args()
    path = find()
    if path is None:
        sys.exit(REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        pages = measure_pages(browser)
        concordance = measure_concordance(browser, 100)
        browser.close()
    print(f"{CHAPTER}.html, medians of {RUNS} openings with an empty cache")
    print(f"{'':34}{'this book':>12}{'default':>12}{'ratio':>8}")
    for key, value in pages["this book"].items():
        other = pages["default"][key]
        ratio = f"{value / other:8.2f}" if other else f"{'-':>8}"
        print(f"{key:34}{value:12,.0f}{other:12,.0f}{ratio}")
    times = sorted(concordance["keystrokes"])
    print(f"\nconcordance, {len(times)} keystrokes over the five works, search and drawing, ms")
    print(
        f"median {statistics.median(times):.1f}, 95th in a hundred {times[int(len(times) * 0.95)]:.1f}, most {times[-1]:.1f}"
    )
    large = concordance["large"]
    print(
        f"\nthe same text a hundred times ({large['words']:,} words, numbered in {large['built']:,.0f} ms), search and lines, ms"
    )
    for name, (took, hits, _) in large["times"].items():
        print(f"{name:34}{took:12.1f}  {hits:,} hits")
    if arguments.json:
        arguments.json.write_text(json.dumps({"pages": pages, "concordance": concordance}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
