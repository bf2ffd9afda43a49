"""A picture in a page: SVG with a name and a description for those who do not see it, and the same content in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from helpers.tables import HtmlTable

WIDTH = 460
LETTER = 6.9  # the mean width of a letter at 12 pixels, wide ones included


class Picture(HtmlTable):
    """A plot for a notebook: a figure with its words on a page, the bare SVG anywhere else."""

    def __init__(self, title: str, description: str, body: str, height: float, words: Sequence[str], key: str = ""):
        """Draw.

        Args:
            title: the caption, and the picture's name.
            description: one or two sentences that say what the picture shows.
            body: the SVG inside the picture.
            height: in units of a picture that is 460 wide.
            words: the whole content, a line a mark or bar, as text.
            key: what the marks mean, as HTML.
        """
        name = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        self.svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" '
            f'style="color:inherit" fill="currentColor" font-size="12">{name}{body}</svg>'
        )
        items = "".join(f"<li>{escape(line)}</li>" for line in words)
        html = (
            f'<figure class="plot"><figcaption>{escape(title)}</figcaption>{key}{self.svg}'
            f"<details><summary>The plot in words</summary><p>{escape(description)}</p><ul>{items}</ul></details></figure>"
        )
        super().__init__(html, f"{title}: {description}")

    def _repr_svg_(self) -> str:
        return self.svg


def text_svg(x: float, y: float, text: str, *, anchor: str = "start", strong: bool = False) -> str:
    """Return a label."""
    kind = ' class="value"' if strong else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{escape(text)}</text>'


def width_of(labels: Sequence[str]) -> float:
    """Return the room that the longest of some labels takes."""
    return max((len(label) for label in labels), default=0) * LETTER + 10


def key_html(entries: Sequence[tuple[str, str]]) -> str:
    """Return a key: a small picture, drawn in a box 26 by 16, and what it means."""
    items = "".join(
        f'<li><svg viewBox="0 0 26 16" width="26" height="16" aria-hidden="true">{svg}</svg> {escape(label)}</li>'
        for svg, label in entries
    )
    return f'<ul class="plot-key">{items}</ul>'
