"""A YAML file read with the line of every key and item, and checked against a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

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

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # built when a file of its kind is read


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
        key = self._place(error["loc"])
        name = _name(error["loc"])
        match error["type"]:
            case "extra_forbidden":
                known = list(_keys_at(model, error["loc"][:-1]))
                message = f'unknown key "{name}"; the keys here are {", ".join(known)}.{nearest(name, known)}'
            case "missing":
                message = f'"{name}" is missing; add it.'
            case "union_tag_not_found":
                message = '"kind" is missing; add it.'
            case "union_tag_invalid":
                key = (*key, "kind")
                message = f'kind: "{error["ctx"]["tag"]}" is not one of {error["ctx"]["expected_tags"]}.'
            case "literal_error":
                message = f'{name}: "{error["input"]}" is not one of {error["ctx"]["expected"]}.'
            case "value_error":
                message = f"{name}: {error['ctx']['error']}"
            case "model_type" | "dict_type":
                message = f"{name}: keys with their values belong here; given {error['input']!r}."
            case "list_type" | "tuple_type":
                message = f"{name}: a list belongs here; given {error['input']!r}."
            case _ if error["input"] in (None, ""):
                message = f"{name}: there is nothing here; fill it in."
            case _:
                message = f"{name}: {error['msg'][0].lower()}{error['msg'][1:]}; given {error['input']!r}."
        return self.problem(key, message)

    def _place(self, loc: Key) -> Key:
        """Return the part of the file that a validation error is about, without the kind that chose a model."""
        key: Key = ()
        content = self.content
        for before, step in zip((None, *loc), loc, strict=False):
            if isinstance(before, int) and isinstance(content, dict) and content.get("kind") == step:
                continue
            if (*key, step) not in self.lines:
                break
            key, content = (*key, step), content[step]
        return key


def _name(loc: Key) -> str:
    """Return what a message calls the part that a validation error is about."""
    if not loc:
        return "the file"
    if isinstance(loc[-1], int):
        return f"{_name(loc[:-1])}, item {loc[-1] + 1}"
    return _name(loc[:-2]) if loc[-1] == "[key]" else loc[-1]


def _keys_at(model: type[BaseModel], loc: Key) -> dict[str, Any]:
    """Return the keys that a model allows at a place, with their annotations."""
    models = [model]
    for step in loc:
        inner = [one for each in models if step in (keys := _keys(each)) for one in _models_in(keys[str(step)])]
        models = inner or [one for one in models if step in _kinds(one)] or models
    return _keys(models[0])


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _kinds(model: type[BaseModel]) -> tuple[Any, ...]:
    return get_args(_keys(model).get("kind"))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def read_yaml(path: Path) -> YamlFile:
    """Return a YAML file's content with its lines; a CorpusError says what does not parse."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise CorpusError(
            [Problem(shown(path), 1, "the file is missing; add it as corpus/README.md describes.")]
        ) from None
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(shown(path), 1, f"not UTF-8 (byte {error.start}); save it as UTF-8.")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it cannot be read"
        raise CorpusError(
            [Problem(shown(path), mark.line + 1 if mark else 1, f"not YAML: {what}. Mend the line.")]
        ) from None
    file = YamlFile(path)
    problems: list[Problem] = []
    try:
        file.content = {} if node is None else _content(node, (), file, problems)
    except RecursionError:
        problems.append(Problem(shown(path), 1, "an alias stands inside what it names; write the words out."))
    if problems:
        raise CorpusError(problems)
    return file


def _content(node: Any, key: Key, file: YamlFile, problems: list[Problem]) -> Any:
    file.lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_content(item, (*key, i), file, problems) for i, item in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for name, value in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            problems.append(Problem(shown(file.path), line, "a key is one word; quote it if it begins with a bracket."))
            continue
        if name.value in mapping:
            problems.append(Problem(shown(file.path), line, f'the key "{name.value}" stands twice; keep one.'))
        part = (*key, name.value)
        file.lines[part] = line
        mapping[name.value] = _content(value, part, file, problems)
    return mapping
