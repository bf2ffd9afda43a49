"""Which of Lenin's writings a quotation is from is recorded, complete, and checked against what the work cites."""

import numpy as np
import pytest

from helpers.index import index_corpus
from helpers.lenin import lenin_quotations, lenin_share, lenin_uses
from helpers.lenin_tables import lenin_citings, show_lenin, show_lenin_editions, show_lenin_share
from helpers.references import references, show_references

LENIN_YML = """\
editions:
  english: {title: Collected Works, note: Of 1977.}
writings:
  - id: letters
    title: Letters <on tactics>
    date: 1920-12-30
    kind: letter
    places: [{edition: english, volume: "3", pages: 1-9}]
    named: ["smith-1901:4"]
uses:
  smith-1901:
    - {of: [q1], writing: letters, basis: numbered, edition: english, volume: "3", page: "7"}
    - {of: [q4], basis: unidentified, note: The text gives no source.}
"""


@pytest.fixture
def quoting(copy):
    """Give the tiny corpus with Brown's words and two words of the council given to Lenin, and a lenin.yml."""
    copy.edit("corpus/voices.yml", "  Green:", "  Lenin: {kind: person, name: V. I. Lenin}\n  Green:")
    name = "corpus/works/smith-1901/quotations.yml"
    first = copy.read(name).replace(
        "voice: Brown\n    form: inline\n    use: opponent", "voice: Lenin\n    form: inline\n    use: opponent"
    )
    last = "  - id: q4\n    at: 4\n    exact: taught itself\n    voice: Lenin\n    form: indirect\n    use: evidence\n"
    copy.write(name, first + last)
    copy.write("corpus/lenin.yml", LENIN_YML)
    return copy


def test_a_corpus_without_the_file_has_no_uses_and_no_problems(copy):
    assert lenin_uses(copy.load()) == ()
    assert not [problem for problem in copy.problems() if "lenin" in problem]


def test_the_page_that_a_use_gives_must_stand_in_what_the_record_cites(quoting):
    assert (
        'corpus/lenin.yml:12: the record "q1" cites "None", where page 7 does not stand; correct the one that is wrong.'
        in quoting.problems()
    )


def test_a_record_of_lenins_without_a_use_is_named(quoting):
    quoting.edit("corpus/lenin.yml", ', edition: english, volume: "3", page: "7"', "")
    quoting.edit("corpus/lenin.yml", "    - {of: [q4], basis: unidentified, note: The text gives no source.}\n", "")
    assert [problem for problem in quoting.problems() if "lenin" in problem] == [
        'corpus/lenin.yml:11: smith-1901: the record "q4" is Lenin\'s and has no writing here; add it to `uses`, identified or not.'
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("of: [q1]", "of: [q9]", '12: no record "q9" in smith-1901/quotations.yml.'),
        (
            "of: [q1]",
            "of: [q2]",
            '12: the record "q2" is not the first of a speech of Lenin\'s; name the record that it continues or lies in.',
        ),
        ("of: [q1]", "of: [q1, q1]", '12: the record "q1" stands twice; keep one.'),
        (
            "writing: letters",
            "writing: leters",
            '12: no writing "leters" in this file; add it above. Did you mean "letters"?',
        ),
        (
            "[{edition: english,",
            "[{edition: french,",
            '8: no edition "french"; lenin.yml has english.',
        ),
        (
            "smith-1901:4",
            "smith-1901:40",
            '9: no passage "smith-1901:40". smith-1901 has passages 1 to 6. Did you mean smith-1901:4?',
        ),
        ("basis: unidentified", "basis: named", "13: uses.smith-1901"),
        ("uses:\n  smith-1901:", "uses:\n  smith-1902:", '11: no work "smith-1902"; the corpus has'),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(quoting, old, new, message):
    quoting.edit("corpus/lenin.yml", ', edition: english, volume: "3", page: "7"', "")
    quoting.edit("corpus/lenin.yml", old, new)
    lines = [problem.removeprefix("corpus/lenin.yml:") for problem in quoting.problems() if "lenin.yml" in problem]
    if message.startswith("13: uses"):
        assert any("a use names its writing, or is unidentified." in line for line in lines)
    else:
        assert any(line.startswith(message) for line in lines), lines


def test_each_record_becomes_a_row_with_its_writing(quoting):
    quoting.edit("corpus/lenin.yml", ', edition: english, volume: "3", page: "7"', "")
    found = lenin_quotations(quoting.load()).astype(object).fillna("")
    assert found[["locus", "exact", "writing", "basis", "form", "use"]].to_numpy().tolist() == [
        [
            "smith-1901:1",
            "The party leads the council and does not replace it.",
            "Letters <on tactics>",
            "numbered",
            "inline",
            "opponent",
        ],
        ["smith-1901:4", "taught itself", "", "unidentified", "indirect", "evidence"],
    ]


def test_lenins_words_are_counted_with_those_that_are_only_reported(quoting):
    quoting.edit("corpus/lenin.yml", ', edition: english, volume: "3", page: "7"', "")
    smith = lenin_share(quoting.load()).set_index("work").loc["smith-1901"]
    assert (smith["lenin"], smith["reported"]) == (12, 2)
    assert smith["share"] == pytest.approx(12 / smith["words"])


def test_the_tables_escape_what_they_show(quoting):
    quoting.edit("corpus/lenin.yml", ', edition: english, volume: "3", page: "7"', "")
    corpus = quoting.load()
    html = show_lenin(corpus)._repr_html_()
    assert "Letters &lt;on tactics&gt;" in html
    assert ">Letter, 30 December 1920</p>" in html
    assert ">English edition, vol. 3, pp. 1–9</p>" in html
    assert "1 writing, 1920 to 1920" in show_lenin(corpus, by="work")._repr_html_()
    assert "Of 1977." in show_lenin_editions(corpus)._repr_html_()


def test_a_speech_that_goes_on_stands_with_its_beginning(real):
    interrupted = next(
        one for one in lenin_uses(real) if one.parts[0].record.exact == "It is impossible to exercise the dictatorship,"
    )
    assert [str(part.locus) for part in interrupted.parts] == ["stalin-1926:21", "stalin-1926:21"]
    assert interrupted.writing.id == "trade-unions"


def test_every_quotation_of_lenins_in_the_five_texts_has_its_use(real):
    found = lenin_quotations(real)
    assert set(found["work"]) == set(real)
    assert found.loc[found["basis"] == "unidentified", "writing"].isna().all()
    assert found.loc[found["edition"] == "english", "work"].unique().tolist() == ["conrad-1996"]


def test_both_numberings_are_given_where_two_works_cite_one_writing(real):
    found = lenin_quotations(real).dropna(subset=["volume"])
    tax = found[found["writing"].fillna("").str.contains("Tax in Kind")]
    assert set(zip(tax["work"], tax["volume"], tax["page"], strict=True)) == {
        ("stalin-1926", "XXVI", "238"),
        ("conrad-1996", "32", "215"),
    }


def test_the_tables_link_to_words_that_the_texts_mark(real):
    html = show_lenin(real)._repr_html_() + show_lenin(real, by="work")._repr_html_()
    for citing in lenin_citings(real):
        anchor = citing.quotation.anchor if citing.quotation else citing.locus.anchor
        assert f"texts/{citing.locus.siglum}.html#{anchor}" in html
    assert show_lenin_share(real)._repr_html_().count("<tr>") == 1 + len(real)


def test_references_are_listed_where_they_first_stand(real):
    found = references(real)
    assert not found.duplicated(["locus", "reference"]).any()
    assert ["stalin-1926:n4"] not in found[["locus"]].to_numpy().tolist()  # "My italics" refers to nothing
    assert ["wetzel-2021:n1", "wetzel-2021", "https://spectrejournal.com/leninism/"] in found.to_numpy().tolist()
    assert "Lenin." not in set(found["reference"])
    assert show_references(real)._repr_html_().count("<details>") == len(real)


def test_the_words_of_each_work_are_those_that_the_index_counts(real):
    index = index_corpus(real)
    works = index.passage_works[index.passage_of(np.arange(len(index)))]
    spoken = index.voice_of(np.arange(len(index))) == index.voice_names.index("Lenin")
    found = lenin_share(real)
    assert found["words"].tolist() == np.bincount(works).tolist()
    assert found["lenin"].tolist() == np.bincount(works[spoken], minlength=len(real)).tolist()
