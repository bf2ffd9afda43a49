"""The mark of each work in a plot: a shape and a colour, the same all through the book."""

from __future__ import annotations

SHAPES = ("circle", "square", "diamond", "triangle", "cross")
_PATHS = {
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
    "square": "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "diamond": "M0 -6.2L6.2 0L0 6.2L-6.2 0Z",
    "triangle": "M0 -5.8L5.8 4.8H-5.8Z",
    "cross": "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
}


def mark_colour(siglum: str) -> str:
    """Return the colour of a work as CSS: the page's own, or the text's where the page has none."""
    return f"var(--work-{siglum}, currentColor)"


def mark_shape(number: int) -> str:
    """Return the outline of the mark of the work with this number in the corpus, as SVG path data."""
    return _PATHS[SHAPES[number % len(SHAPES)]]


def mark_path(number: int, siglum: str, *, x: float = 0, y: float = 0, hollow: bool = False) -> str:
    """Return the mark of the work with this number in the corpus, as an SVG path; hollow for a quoted voice."""
    colour = mark_colour(siglum)
    style = f"fill:{'none' if hollow else colour};stroke:{colour};stroke-width:1.8"
    return f'<path d="{mark_shape(number)}" transform="translate({x:.1f} {y:.1f})" style="{style}"/>'


def mark_html(number: int, siglum: str, *, hollow: bool = False) -> str:
    """Return a work's mark as a picture in a line of text, silent to a screen reader, which hears the name beside it."""
    mark = mark_path(number, siglum, hollow=hollow)
    return f'<svg class="work-mark" viewBox="-8 -8 16 16" width="13" height="13" aria-hidden="true">{mark}</svg>'
