"""A YAML file read with the line of every key and item, and checked against a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from helpers.errors import CorpusError, Problem, nearest, shown

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml: slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Key = tuple[str | int, ...]


class Strict(BaseModel):
    """A mapping in a corpus file: no unknown keys, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Strict)


@dataclass
class YamlFile:
    """What a YAML file says, scalars as text, and the line where each part of it stands."""

    path: Path
    content: Any = None
    lines: dict[Key, int] = field(default_factory=dict)

    def line(self, *key: str | int) -> int:
        """Return the line of the part at `key`, or of the nearest part around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, key: Sequence[str | int], message: str) -> Problem:
        """Return a problem at the part of the file named by `key`."""
        return Problem(shown(self.path), self.line(*key), message)

    def as_model(self, model: type[Model]) -> Model:
        """Return the content as `model`; a CorpusError lists everything that does not fit."""
        try:
            return model.model_validate(self.content)
        except ValidationError as error:
            raise CorpusError(self._explain(one, model) for one in error.errors()) from None

    def _explain(self, error: Any, model: type[Strict]) -> Problem:
        key = tuple(error["loc"])
        name = key[-1] if key else ""
        match error["type"]:
            case "extra_forbidden":
                known = _keys_at(model, key[:-1])
                message = f'unknown key "{name}"; the keys here are {", ".join(known)}.{nearest(str(name), known)}'
            case "missing":
                message = f'"{name}" is missing; add it.'
            case "literal_error":
                message = f'{name}: "{error["input"]}" is not one of {error["ctx"]["expected"]}.'
            case "value_error":
                message = f"{name}: {error['ctx']['error']}"
            case _:
                message = f"{name}: {error['msg'][0].lower()}{error['msg'][1:]}; given {error['input']!r}."
        return self.problem(key, message)


def _keys_at(model: Any, key: Key) -> list[str]:
    """Return the keys a model allows at `key`, following its annotations."""
    for step in key:
        fields = getattr(model, "model_fields", {})
        inner = fields[step].annotation if step in fields else model
        found = [m for m in _models_in(inner) if not isinstance(step, str) or step in fields or m is not model]
        model = found[0] if found else model
    return list(getattr(model, "model_fields", {}))


def _models_in(annotation: Any) -> list[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


def read_yaml(path: Path) -> YamlFile:
    """Return a YAML file's content with its lines; a CorpusError says what does not parse."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise CorpusError([Problem(shown(path), 1, "the file is missing; add it as corpus/README.md describes.")]) from None
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(shown(path), 1, f"not UTF-8 (byte {error.start}); save it as UTF-8.")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it cannot be read"
        raise CorpusError([Problem(shown(path), mark.line + 1 if mark else 1, f"not YAML: {what}. Mend the line.")]) from None
    file = YamlFile(path)
    twice: list[Problem] = []
    file.content = {} if node is None else _content(node, (), file, twice)
    if twice:
        raise CorpusError(twice)
    return file


def _content(node: Any, key: Key, file: YamlFile, twice: list[Problem]) -> Any:
    file.lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_content(item, (*key, i), file, twice) for i, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for name, value in node.value:
        part = (*key, name.value)
        if name.value in mapping:
            twice.append(Problem(shown(file.path), name.start_mark.line + 1, f'the key "{name.value}" stands twice; keep one.'))
        file.lines[part] = name.start_mark.line + 1
        mapping[name.value] = _content(value, part, file, twice)
    return mapping
