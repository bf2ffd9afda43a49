"""The ledger of figures: what stands in it holds, and what does not hold is named with its line."""

import pytest

from helpers import UnknownName, figure_counts, figures, show_figure_counts, show_figures, show_reconciliations
from helpers.figures import COLUMNS, find_figure, resolve_figures

LEDGER = """\
subjects:
  workshops: How many there were.
  schools: Of what kind.
figures:
  - id: forty
    at: smith-1901:n1
    exact: forty workshops
    voice: Smith
    subject: workshops
    value: 40
    unit: workshops
    refers: "1899"
    authority: Translated by the editor.
  - id: every
    at: smith-1901:1
    exact: elected by every workshop
    voice: Smith
    subject: workshops
    low: 2
    high: 90
    unit: <workshops>
    qualifier: every
  - id: the-party
    at: smith-1901:1
    exact: The party leads
    voice: Brown
    subject: schools
    refers: 1900/1901
reconciliations:
  - id: how-many
    title: How many workshops
    relation: agree
    figures: [forty, every]
    reason: Forty is every one.
"""


@pytest.fixture
def ledger(copy):
    copy.write("corpus/figures.yml", LEDGER)
    return copy


def problems(copy):
    return [line.removeprefix("corpus/figures.yml:") for line in copy.problems() if line.startswith("corpus/figures")]


def test_a_corpus_without_a_ledger_has_no_figures_and_no_problem(tiny, copy):
    assert list(figures(tiny).columns) == list(COLUMNS)
    assert len(figures(tiny)) == 0
    assert problems(copy) == []


def test_figures_have_their_words_their_voice_their_numbers_and_their_days(ledger):
    table = figures(ledger.load())
    first = table.iloc[0]
    assert list(table["id"]) == ["forty", "every", "the-party"]
    assert (first["locus"], first["voice"], first["value"], first["low"], first["high"]) == (
        *("smith-1901:n1", "Smith"),
        *(40, 40, 40),
    )
    assert (str(first["begin"].date()), str(first["end"].date())) == ("1899-01-01", "1899-12-31")
    assert table["value"].isna().tolist() == [False, True, True]
    assert table["high"].tolist()[:2] == [40, 90]
    assert table["refers"].isna().tolist() == [False, True, False]


def test_figures_can_be_chosen_by_subject(ledger):
    assert list(figures(ledger.load(), "schools")["id"]) == ["the-party"]


def test_an_unknown_subject_is_refused_with_those_there_are(ledger):
    with pytest.raises(UnknownName) as error:
        figures(ledger.load(), "workshop")
    assert str(error.value) == ('no subject "workshop". figures.yml has workshops, schools. Did you mean "workshops"?')


def test_a_figure_is_found_by_its_id(ledger):
    corpus = ledger.load()
    assert find_figure(corpus, "forty").least == 40
    with pytest.raises(UnknownName, match=r'^no figure "fourty" in figures\.yml\. Did you mean "forty"\?$'):
        find_figure(corpus, "fourty")


def test_the_ledger_is_counted_by_work(ledger):
    counts = figure_counts(ledger.load()).set_index("siglum").loc["smith-1901"]
    assert counts.to_dict() == {"numbers": 2, "quoted": 0, "sourced": 1, "dated": 1, "dated_facts": 1}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "exact: forty workshops",
            "exact: fifty workshops",
            '7: smith-1901:n1: these words do not stand there: "fifty workshops". Nearest: "forty workshops.". '
            "Quote as it stands, or mark what is left out with […].",
        ),
        (
            "exact: forty workshops\n    voice: Smith",
            "exact: forty workshops\n    voice: Brown",
            "8: smith-1901:n1: these words are Smith's, not Brown's, by quotations.yml. Correct the one that is wrong.",
        ),
        (
            "at: smith-1901:n1",
            "at: smith-1901:n9",
            '6: no passage "smith-1901:n9". smith-1901 has notes n1 to n2.',
        ),
        (
            "subject: schools",
            "subject: school",
            '27: no subject "school"; this file declares workshops, schools. Did you mean "schools"?',
        ),
        (
            'refers: "1899"',
            'refers: "99"',
            '12: "99" is no date. A date is a year, a month, a day or two of these with a slash: '
            "1917, 1917-08, 1921-03-08/1921-03-16.",
        ),
        (
            "authority: Translated by the editor.",
            "authority: The census",
            '13: "The census" does not stand in smith-1901; give the source as the text has it, or leave it out.',
        ),
        ("id: the-party", "id: forty", '23: the id "forty" stands twice; give this record another.'),
        (
            "figures: [forty, every]",
            "figures: [forty, evry]",
            '33: no figure "evry" in this file. Did you mean "every"?',
        ),
        ("figures: [forty, every]", "figures: [forty, forty]", '33: the figure "forty" stands twice; name it once.'),
        (
            "value: 40\n",
            "value: 40\n    low: 3\n",
            "5: figures, item 1: a figure has a value, or low and high; keep one of the two.",
        ),
        ("low: 2", "low: 95", "14: figures, item 2: low (95) is not below high (90); give the smaller first."),
        ("    high: 90\n", "", "14: figures, item 2: low and high are given together."),
        ("    unit: workshops\n", "", "5: figures, item 1: a number has a unit, and only a number has one."),
        (
            "    refers: 1900/1901\n",
            "",
            "23: figures, item 3: neither a number nor a date; give value with unit, or refers.",
        ),
        (
            "relation: agree",
            "relation: agrees",
            "32: relation: \"agrees\" is not one of 'agree', 'conflict' or 'differ'.",
        ),
    ],
)
def test_a_record_that_does_not_hold_is_named_with_its_line(ledger, old, new, problem):
    ledger.edit("corpus/figures.yml", old, new)
    assert problems(ledger) == [problem]


def test_a_work_that_cannot_be_read_is_not_blamed_on_the_ledger(ledger):
    ledger.edit("corpus/works/smith-1901/work.yml", "siglum: smith-1901", "siglum: smith-1902")
    assert problems(ledger) == []


def test_the_tables_escape_what_the_ledger_says(ledger):
    corpus = ledger.load()
    html = show_figures(corpus)._repr_html_()
    assert "&lt;workshops&gt;" in html
    assert "<workshops>" not in html
    assert "2 to 90 &lt;workshops&gt; (“every”)" in html
    assert 'href="texts/smith-1901.html#n1-' in html
    assert show_figures(corpus, "schools")._repr_html_().count("<tr>") == 2


def test_reconciliations_are_shown_by_relation(ledger):
    corpus = ledger.load()
    assert "How many workshops" in show_reconciliations(corpus)._repr_html_()
    assert repr(show_reconciliations(corpus, "agree")) == "agree: How many workshops"
    assert "How many workshops" not in show_reconciliations(corpus, "conflict")._repr_html_()
    with pytest.raises(
        UnknownName, match=r'^no relation "agreed"\. There are conflict, differ, agree\. Did you mean "agree"\?$'
    ):
        show_reconciliations(corpus, "agreed")


def test_the_book_s_own_ledger_holds(real):
    ledger = resolve_figures(real)
    assert ledger.problems == ()
    assert set(ledger.subjects) == {one.record.subject for one in ledger.figures}
    assert {one.quotation.locus.siglum for one in ledger.figures} == set(real)


def test_the_book_s_own_sums_are_right(real):
    value = {one.record.id.removeprefix("conrad-"): one.record.value for one in resolve_figures(real).figures}
    assert round(value["purge"] / value["membership-650"] * 100) == 33
    assert round(value["purge"] / value["membership-1921"] * 100) == 29
    before = value["stalin-600"] - value["stalin-128"]
    assert (before, before - value["membership-350"]) == (472_000, 122_000)
    illiterate = before * value["illiterate-60"] / 100 + value["stalin-200"]
    assert round(illiterate / (before + value["stalin-200"]) * 100) == 72
    assert value["origin-workers"] + value["origin-peasants"] + value["origin-office"] == 100
    assert sum(value[f"cells-{kind}"] for kind in ("factory", "peasant", "army", "office")) == 91
    assert round((1 - value["workers-1922"] / value["workers-1913"]) * 100) == 68
    organised = (value["membership-1921"] - value["purge"]) * value["cells-factory"] / 100
    assert round(value["workers-1922"] / organised) == 12
    assert round(value["workers-1913"] / 12, -3) == 292_000 > value["membership-1917"]
    assert round(value["wetzel-836"] * value["wetzel-82"] / 100) == 686


def test_counts_are_shown_for_every_work(real):
    assert show_figure_counts(real)._repr_html_().count('<th scope="row">') == len(real)
