"""The events that the texts argue over: each is mentioned, in order of date, in words that stand there."""

import pytest

from helpers import events, show_timeline
from helpers.events import resolve_events

EVENTS = """\
events:
  - id: workshops
    date: "1899"
    name: Workshops <count>
    sentence: There were forty.
    mentions:
      - at: smith-1901:n1
        exact: forty workshops
        voice: Smith
    note: Others say fifty.
  - id: council
    date: 1900-02/1901
    name: The council
    sentence: It was elected.
    mentions:
      - at: smith-1901:1
        exact: The party leads the council
        voice: Brown
      - at: jones-nd:2
        exact: Councils talk
        voice: Jones
"""


@pytest.fixture
def ledger(copy):
    copy.write("corpus/events.yml", EVENTS)
    return copy


def problems(copy):
    return [line.removeprefix("corpus/events.yml:") for line in copy.problems() if line.startswith("corpus/events")]


def test_a_corpus_without_events_has_none_and_no_problem(tiny, copy):
    assert len(events(tiny)) == 0
    assert problems(copy) == []


def test_each_mention_is_a_row_with_its_event_its_work_and_its_voice(ledger):
    table = events(ledger.load())
    assert list(table["id"]) == ["workshops", "council", "council"]
    assert list(table["siglum"]) == ["smith-1901", "smith-1901", "jones-nd"]
    assert list(table["voice"]) == ["Smith", "Brown", "Jones"]
    assert str(table["end"].iloc[1].date()) == "1901-12-31"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'date: "1899"',
            'date: "1902"',
            '12: 1900-02/1901 stands after 1902; events stand in order of date: move "council" up.',
        ),
        (
            "exact: Councils talk",
            "exact: Councils walk",
            '20: jones-nd:2: these words do not stand there: "Councils walk". Nearest: "Councils talk,". '
            "Quote as it stands, or mark what is left out with […].",
        ),
        (
            "voice: Brown",
            "voice: Smith",
            "18: smith-1901:1: these words are Brown's, not Smith's, by quotations.yml. Correct the one that is wrong.",
        ),
        ("id: council", "id: workshops", '11: the id "workshops" stands twice; give this record another.'),
        (
            'date: "1899"',
            "date: last year",
            '3: "last year" is no date. A date is a year, a month, a day or two of these with a slash: '
            "1917, 1917-08, 1921-03-08/1921-03-16.",
        ),
    ],
)
def test_an_event_that_does_not_hold_is_named_with_its_line(ledger, old, new, problem):
    ledger.edit("corpus/events.yml", old, new)
    assert problems(ledger) == [problem]


def test_an_event_that_nobody_mentions_is_refused(ledger):
    text = ledger.read("corpus/events.yml")
    ledger.write("corpus/events.yml", text[: text.index("    mentions:")] + "    mentions: []\n")
    assert len(problems(ledger)) == 1


def test_the_timeline_has_a_row_an_event_and_a_column_a_work(ledger):
    html = show_timeline(ledger.load())._repr_html_()
    assert html.count("<tr>") == 3
    assert html.count('<td class="mention') == 4
    assert html.count('<td class="mention none">') == 1
    assert 'aria-label="Brown, quoted in Smith 1901, §1">§1</a>' in html
    assert "Workshops &lt;count&gt;" in html
    assert "Note: Others say fifty." in html


def test_the_book_s_own_events_hold(real):
    found, trouble = resolve_events(real)
    assert trouble == ()
    assert {mention.locus.siglum for one in found for mention in one.mentions} == set(real)


def test_only_october_is_mentioned_by_all(real):
    by_event = events(real).groupby("id")["siglum"].nunique()
    assert list(by_event[by_event == len(real)].index) == ["october"]
