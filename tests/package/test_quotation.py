"""Words of the corpus carry their address and their voice, or are refused."""

import pytest

from helpers import Locus, MalformedLocus, QuotationMismatch, UnknownLocus, quote


@pytest.mark.parametrize(
    ("address", "words", "citation", "anchor"),
    [
        ("smith-1901:5", "The council decides.", "Smith 1901, §5", "p5-3-23"),
        ("smith-1901:1", "The party leads", "Brown, quoted in Smith 1901, §1", "p1-80-95"),
        ("smith-1901:3", "The party is a school", "Green, quoted in Smith 1901, §3", "p3-0-21"),
        ("smith-1901:3", 'and "the school', "Green and Brown, quoted in Smith 1901, §3", "p3-23-38"),
        ("smith-1901:2-3", "Here is Green: The party", "Smith and Green, in Smith 1901, §§2–3", "p2-0-14"),
        ("smith-1901:2-3", "Here […] the school of", "Smith and Brown, in Smith 1901, §§2–3", "p2-0-4"),
        (
            "smith-1901:2-3",
            "Green: The […] “the school […] Nobody",
            "Smith, Green and Brown, in Smith 1901, §§2–3",
            "p2-8-14",
        ),
        ("smith-1901:n2", "Green's words", "Smith's editors, quoted in Smith 1901, n. 2", "n2-26-39"),
        ("smith-1901:h1", "COUNCIL", "Smith 1901, heading 1", "h1-4-11"),
        ("jones-nd:1", "“", "Jones n.d., §1", "p1-15-16"),
    ],
)
def test_verified_words_carry_citation_and_anchor(tiny, address, words, citation, anchor):
    quotation = quote(tiny, address, words)
    assert (str(quotation.locus), quotation.words, quotation.citation, quotation.anchor) == (
        address,
        words,
        citation,
        anchor,
    )
    assert str(quotation) == f"“{words}” ({citation})"


def test_each_part_of_a_quotation_has_its_place(tiny):
    quotation = quote(tiny, "smith-1901:2-3", "Green: The party […] elected")
    assert [(str(locus), tiny.passage(locus).text[begin:end]) for locus, begin, end in quotation.places] == [
        ("smith-1901:2", "Green:"),
        ("smith-1901:3", "The party"),
        ("smith-1901:3", "elected"),
    ]


def test_a_locus_may_be_given_as_a_value(tiny):
    assert quote(tiny, Locus.parse("smith-1901:5"), "[t]he council").voices == ("Smith",)


def test_a_notebook_shows_the_words_escaped(tiny):
    shown = quote(tiny, "smith-1901:3", 'and "the school')._repr_html_()
    assert shown == "<q>and &quot;the school</q> (Green and Brown, quoted in Smith 1901, §3)"


@pytest.mark.parametrize(
    ("address", "words", "sentence"),
    [
        (
            "smith-1901:5",
            "The party decides.",
            'smith-1901:5: these words do not stand there: "The party decides.". Nearest: "The council decides.". '
            "Quote as it stands, or mark what is left out with […].",
        ),
        (
            "smith-1901:5",
            "The party proposes",
            'smith-1901:5: these words do not stand there: "The party proposes". They stand in smith-1901:6.',
        ),
        (
            "smith-1901:3",
            "Mehr Licht, 1832",
            'smith-1901:3: these words do not stand there: "Mehr Licht, 1832". '
            "Quote as it stands, or mark what is left out with […].",
        ),
        (
            "smith-1901:5",
            "the",
            'smith-1901:5: these words do not stand there: "the". They stand in smith-1901:1, smith-1901:3, smith-1901:6.',
        ),
        (
            "smith-1901:5-6",
            "The party […] The council",
            'smith-1901:5-6: these words do not stand there: "The party […] The council". '
            'Nearest: "1) The council decides. 2)". Quote as it stands, or mark what is left out with […].',
        ),
    ],
)
def test_words_that_do_not_stand_there_are_refused_with_the_nearest_that_do(tiny, address, words, sentence):
    with pytest.raises(QuotationMismatch) as refusal:
        quote(tiny, address, words)
    assert str(refusal.value) == sentence


def test_an_address_that_leads_nowhere_is_refused(tiny):
    with pytest.raises(UnknownLocus):
        quote(tiny, "smith-1901:7", "x")
    with pytest.raises(MalformedLocus):
        quote(tiny, "smith-1901", "x")
