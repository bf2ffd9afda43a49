"""A YAML file is read with its lines, checked against a model, and complains in whole sentences."""

from typing import Literal

import pytest
from pydantic import Field

from helpers import CorpusError
from helpers.records.edition import ApparatusRecord, WorkRecord
from helpers.yamlfile import Strict, read_yaml

README = "the file is missing; add it as corpus/README.md describes."


class Leaf(Strict):
    kind: Literal["leaf"]
    size: int = Field(ge=0)
    with_: str | None = Field(default=None, alias="with")


class Tree(Strict):
    name: str
    leaves: tuple[Leaf, ...] = ()
    nests: dict[str, Leaf] = Field(default={})


def complaints(tmp_path, monkeypatch, text, model=Tree):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "tree.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as refusal:
        read_yaml(path).as_model(model)
    return str(refusal.value).splitlines()


def test_a_file_becomes_a_model_and_keeps_the_line_of_every_part(tmp_path):
    path = tmp_path / "tree.yml"
    path.write_text("name: Oak\n\nleaves:\n  - kind: leaf\n    size: 3\n  - {kind: leaf, size: 4, with: ants}\n")
    file = read_yaml(path)
    assert file.as_model(Tree) == Tree(
        name="Oak", leaves=(Leaf(kind="leaf", size=3), Leaf(**{"kind": "leaf", "size": 4, "with": "ants"}))
    )
    assert [
        file.line(),
        file.line("leaves"),
        file.line("leaves", 0),
        file.line("leaves", 0, "size"),
        file.line("leaves", 1, "with"),
    ] == [1, 3, 4, 5, 6]


def test_the_line_of_a_part_that_is_missing_is_that_of_what_is_around_it(tmp_path):
    path = tmp_path / "tree.yml"
    path.write_text("# A tree\nname: Oak\nleaves:\n  - kind: leaf\n")
    file = read_yaml(path)
    assert [file.line("leaves", 0, "size"), file.line("leaves", 7), file.line("roots")] == [4, 3, 2]


def test_scalars_are_read_as_text(tmp_path):
    path = tmp_path / "plain.yml"
    path.write_text('a: 1926-01-25\nb: no\nc: 007\nd: 1e3\ne: null\nf:\ng: "null"\n')
    assert read_yaml(path).content == {
        "a": "1926-01-25",
        "b": "no",
        "c": "007",
        "d": "1e3",
        "e": None,
        "f": None,
        "g": "null",
    }


def test_an_empty_file_is_an_empty_mapping(tmp_path):
    path = tmp_path / "empty.yml"
    path.write_text("# nothing yet\n")
    assert read_yaml(path).content == {}


def test_a_model_never_changes():
    with pytest.raises(ValueError, match="frozen"):
        Tree(name="Oak").name = "Elm"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "name: Oak\nleafs: []\n",
            ['2: unknown key "leafs"; the keys here are name, leaves, nests. Did you mean "leaves"?'],
        ),
        ("name: Oak\nxyz: []\n", ['2: unknown key "xyz"; the keys here are name, leaves, nests.']),
        (
            "name: Oak\nleaves:\n  - kind: leaf\n    size: 1\n    wit: x\n",
            ['5: unknown key "wit"; the keys here are kind, size, with. Did you mean "with"?'],
        ),
        (
            "name: Oak\nnests:\n  top:\n    kind: leaf\n    size: 1\n    depth: 2\n",
            ['6: unknown key "depth"; the keys here are kind, size, with.'],
        ),
        ("leaves: []\n", ['1: "name" is missing; add it.']),
        ("name: Oak\nleaves:\n  - kind: leaf\n", ['3: "size" is missing; add it.']),
        ("name: Oak\nleaves:\n  - kind: bud\n    size: 1\n", ["3: kind: \"bud\" is not one of 'leaf'."]),
        ("name:\n", ["1: name: there is nothing here; fill it in."]),
        ("name: [Oak]\n", ["1: name: input should be a valid string; given ['Oak']."]),
        ("name: Oak\nleaves: many\n", ["2: leaves: a list belongs here; given 'many'."]),
        ("name: Oak\nleaves:\n  - green\n", ["3: leaves, item 1: keys with their values belong here; given 'green'."]),
        ("- name: Oak\n", ["1: the file: keys with their values belong here; given [{'name': 'Oak'}]."]),
        (
            "name: Oak\nleaves:\n  - kind: leaf\n    size: big\n",
            ["4: size: input should be a valid integer, unable to parse string as an integer; given 'big'."],
        ),
        (
            "name: Oak\nleaves:\n  - {kind: leaf, size: -1}\n",
            ["3: size: input should be greater than or equal to 0; given '-1'."],
        ),
        ("name: Oak\nname: Elm\n", ['2: the key "name" stands twice; keep one.']),
        ("name: Oak\n? [a, b]\n: c\n", ["2: a key is one word; quote it if it begins with a bracket."]),
        ("name: &a [*a]\n", ["1: an alias stands inside what it names; write the words out."]),
        ("name: [Oak\nleaves: []\n", ["2: not YAML: did not find expected ',' or ']'. Mend the line."]),
        ("name: Oak\n\t- x\n", ["2: not YAML: found a tab character that violates indentation. Mend the line."]),
        (
            "leafs: []\nleaves:\n  - kind: bud\n",
            [
                '1: "name" is missing; add it.',
                '1: unknown key "leafs"; the keys here are name, leaves, nests. Did you mean "leaves"?',
                '3: "size" is missing; add it.',
                "3: kind: \"bud\" is not one of 'leaf'.",
            ],
        ),
    ],
)
def test_every_fault_of_a_file_is_a_sentence_with_its_line(tmp_path, monkeypatch, text, sentences):
    assert complaints(tmp_path, monkeypatch, text) == [f"tree.yml:{sentence}" for sentence in sentences]


APPARATUS = "interventions:\n  - kind: note\n    note: n1\n    hand: author\n    markers: []\n    body: [0, 1]\n"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "interventions:\n  - kind: join\n    at: 1\n    source: a b\n    reding: ab\n    reason: x\n",
            [
                '2: "reading" is missing; add it.',
                '5: unknown key "reding"; the keys here are at, source, kind, with, reading, reason. Did you mean "reading"?',
            ],
        ),
        (
            "interventions:\n  - kind: omision\n    at: [0, 1]\n",
            ["2: kind: \"omision\" is not one of 'omission', 'emendation', 'join', 'transposition', 'note'."],
        ),
        ("interventions:\n  - at: [0, 1]\n", ['2: "kind" is missing; add it.']),
        (f"{APPARATUS}    reason:\n", ["7: reason: there is nothing here; fill it in."]),
        (
            f"{APPARATUS}    reason: x\n".replace("n1", "[n1]"),
            ["3: note: input should be a valid string; given ['n1']."],
        ),
        (
            "interventions:\n  - {kind: omission, at: [5, x], category: byline, reason: x}\n",
            ["2: at, item 2: input should be a valid integer, unable to parse string as an integer; given 'x'."],
        ),
        (
            "interventions:\n  - {kind: emendation, at: 5, source: ' ', reading: x, reason: x}\n",
            [r"2: source: string should match pattern '\S'; given ' '."],
        ),
    ],
)
def test_the_keys_of_an_intervention_are_those_of_its_kind(tmp_path, monkeypatch, text, sentences):
    assert complaints(tmp_path, monkeypatch, text, ApparatusRecord) == [f"tree.yml:{one}" for one in sentences]


def test_an_unknown_hand_is_named_among_the_hands(tmp_path, monkeypatch, copy):
    text = copy.read("corpus/works/smith-1901/work.yml").replace("{editor:", "{edtor:")
    assert complaints(tmp_path, monkeypatch, text, WorkRecord) == [
        "tree.yml:13: hands: \"edtor\" is not one of 'author', 'editor' or 'transcriber'."
    ]


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError) as refusal:
        read_yaml(tmp_path / "voices.yml")
    assert str(refusal.value) == f"voices.yml:1: {README}"


def test_a_file_in_another_encoding_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "voices.yml").write_bytes("name: Ché".encode("latin-1"))
    with pytest.raises(CorpusError) as refusal:
        read_yaml(tmp_path / "voices.yml")
    assert str(refusal.value) == "voices.yml:1: not UTF-8 (byte 8); save it as UTF-8."
