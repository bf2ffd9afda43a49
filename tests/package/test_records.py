"""What the shapes of the corpus's files allow."""

import pytest

from helpers import CorpusError
from helpers.records.themes import PositionsRecord, Theme, ThemesRecord
from helpers.records.voices import QuotationRecord
from helpers.yamlfile import read_yaml

EVIDENCE = "    evidence: [{at: 1, exact: x, voice: Smith, bearing: %s}]\n"
STATED = "theme: rule\npositions:\n  smith-1901:\n    stance: council\n    status: stated\n    summary: s\n"
SILENT = "theme: rule\npositions:\n  smith-1901:\n    status: silent\n    summary: s\n"


def test_words_may_be_broken_over_lines():
    record = QuotationRecord(id="q1", at="1", exact="  the party\n  leads\tus ", voice="Smith", form="inline")
    assert record.exact == "the party leads us"


def test_a_theme_gives_the_stance_with_an_id():
    theme = Theme.model_validate(
        {
            "id": "rule",
            "title": "t",
            "question": "q?",
            "chapter": "c",
            "stances": [{"id": "a", "label": "A", "definition": "d"}, {"id": "b", "label": "B", "definition": "d"}],
            "terms": ["x"],
        }
    )
    assert theme.stance("b") == theme.stances[1]
    assert theme.stance("c") is None
    assert theme.stance(None) is None


def test_records_can_be_looked_up_in_a_cache():
    text = {"id": "rule", "title": "t", "question": "q?", "chapter": "c", "terms": ["x"]}
    stances = [{"id": name, "label": "A", "definition": "d"} for name in "ab"]
    assert len({Theme.model_validate({**text, "stances": stances}) for _ in range(2)}) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            STATED.replace("    stance: council\n", "") + EVIDENCE % "states",
            "3: smith-1901: a position that is stated names a stance.",
        ),
        (STATED, "3: smith-1901: a position that is stated needs evidence that states or implies it."),
        (
            STATED.replace("stated", "implied") + EVIDENCE % "against",
            "3: smith-1901: a position that is implied needs evidence that states or implies it.",
        ),
        (
            STATED + EVIDENCE % "states" + "    dismissed: [{at: 1, exact: x, reason: y}]\n",
            "3: smith-1901: only a silent position dismisses hits; here, give evidence.",
        ),
        (
            SILENT + "    stance: council\n",
            "3: smith-1901: a silent position has no stance and no evidence; its hits are dismissed with reasons.",
        ),
        (
            SILENT + EVIDENCE % "states",
            "3: smith-1901: a silent position has no stance and no evidence; its hits are dismissed with reasons.",
        ),
        (STATED.replace("stated", "said"), "5: status: \"said\" is not one of 'stated', 'implied' or 'silent'."),
        (
            STATED + EVIDENCE % "hints",
            "7: bearing: \"hints\" is not one of 'states', 'implies', 'qualifies' or 'against'.",
        ),
    ],
)
def test_a_position_is_whole(tmp_path, monkeypatch, text, sentence):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rule.yml"
    path.write_text(text)
    with pytest.raises(CorpusError) as refusal:
        read_yaml(path).as_model(PositionsRecord)
    assert str(refusal.value) == f"rule.yml:{sentence}"


def test_a_theme_has_two_stances_and_a_term_at_least(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "themes.yml"
    path.write_text(
        "themes:\n  - id: a\n    title: t\n    question: q\n    chapter: c\n"
        "    stances: [{id: x, label: l, definition: d}]\n    terms: []\n"
    )
    with pytest.raises(CorpusError) as refusal:
        read_yaml(path).as_model(ThemesRecord)
    assert [one.split(";")[0] for one in str(refusal.value).splitlines()] == [
        "themes.yml:6: stances: tuple should have at least 2 items after validation, not 1",
        "themes.yml:7: terms: tuple should have at least 1 item after validation, not 0",
    ]
