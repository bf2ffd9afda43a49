"""One front end for a running kernel and for the page: what every widget of the book shares.

The front end of a widget is an ES module, `render({model, el})`. With a kernel anywidget runs it. On a built page the
widget is its content as HTML with its state beside it, and `page_script` gives the same modules a model of that state.
"""

from __future__ import annotations

import json
import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

STATIC = Path(__file__).parent / "static"
NAMES = ("comparator", "table", "concordance", "passage")
PAGE = "COMMENTARY_PAGE"  # set by the Sphinx extension: the cells run for a page, where no kernel will answer


def module(name: str) -> str:
    """Return the ES module of a widget: what all share, the search engine where it is used, and the widget."""
    parts = ["common.js", *(["engine.js"] if name == "concordance" else []), f"{name}.js"]
    return "\n".join(_read(part) for part in parts)


def page_script() -> str:
    """Return one classic script for the page: every widget's front end, and the host that runs them."""
    widgets = "\n".join(
        "{\n" + _read(f"{name}.js").replace("export default", f"commentaryFrontEnds.{name} =") + "}" for name in NAMES
    )
    shared = _read("common.js") + _read("engine.js")
    return f'"use strict";\n(() => {{\nconst commentaryFrontEnds = {{}};\n{shared}{widgets}\n{_read("host.js")}}})();\n'


def worker_script() -> str:
    """Return the script of the worker that runs regular expressions, so that one that runs away can be ended."""
    return f'"use strict";\n{_read("engine.js")}\nengine.serve(globalThis);\n'


def css() -> str:
    """Return the style sheet of the works' colours and of the widgets."""
    return f"{_read('works.css')}\n{_read('commentary.css')}"


@lru_cache(maxsize=16)
def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def as_script_json(value: object) -> str:
    """Return JSON that may stand inside a script element: no `<` in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


class CommentaryWidget(anywidget.AnyWidget):
    """A widget of the book: live with a kernel, and the same on a page without one.

    Attributes:
        selection: what the reader has chosen; set it to choose for her.
        positions: works, themes and positions, for the widgets that show them.
        texts: the words of the texts, brought when the reader first needs them.
        announcement: what the widget last said of its result, in words.
    """

    name = ""
    _css = f"{css()}\n{_read('notebook.css')}"
    selection = traitlets.Dict().tag(sync=True)
    positions = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)

    def __init__(self, content: str, text: str, texts: Any, **state: Any) -> None:
        """Hold the content as HTML, a line of text, and a function that gives the words of the texts."""
        self._content, self._line, self._texts = content, text, texts
        super().__init__(**state)
        self.on_msg(self._asked)

    def _asked(self, _widget: object, message: Any, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("need") == "texts" and not self.texts:
            self.texts = self._texts()

    def open(self) -> None:
        """Open the line to the front end, but not for a page: state there would call for a script that has no use."""
        if PAGE not in os.environ:
            super().open()

    @property
    def model_id(self) -> str | None:
        """The number by which a box holds this widget; for a page it holds the same content as plain HTML, which the host finds."""
        if PAGE in os.environ:
            return str(self._stand_in.model_id)
        return None if self.comm is None else str(self.comm.comm_id)

    @cached_property
    def _stand_in(self) -> ipywidgets.HTML:
        return ipywidgets.HTML(self.html)

    @property
    def html(self) -> str:
        """The content as HTML that needs no script, and beside it the state from which a page makes it live."""
        state = as_script_json({"selection": self.selection})
        return (
            f'<div class="commentary-widget" data-widget="{self.name}"><div class="commentary-content">'
            f'{self._content}</div><script type="application/json">{state}</script></div>'
        )

    def __repr__(self) -> str:
        return self._line

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        page = {"text/plain": self._line, "text/html": self.html}
        if PAGE in os.environ:
            return page
        bundle = super()._repr_mimebundle_(**kwargs)
        live, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**live, **page}, metadata
