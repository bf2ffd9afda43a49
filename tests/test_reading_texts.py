"""The pages of the reading texts, as they are built from the five works."""

import re

import pytest
from conftest import page_path

from helpers import load_corpus
from helpers.voices import work_quotations

SPEAKER = re.compile(r'<div class="passage passage-quotation" id="(p\d+)">.*?<p class="speaker">([^<]+)</p>', re.S)


@pytest.mark.parametrize(
    ("siglum", "anchor", "speaker"),
    [("stalin-1926", "p24", "Lenin"), ("conrad-1996", "p62", "Ellenstein"), ("rahman-nd", "p22", "Lenin")],
)
def test_a_quotation_set_off_names_who_speaks_it_and_not_whom_he_reports(siglum, anchor, speaker):
    page = page_path(f"chapters/texts/{siglum}.html").read_text(encoding="utf-8")
    assert dict(SPEAKER.findall(page))[anchor] == speaker


def test_somebody_speaks_every_quotation_that_is_set_off():
    corpus = load_corpus()
    for work in corpus.works:
        page = page_path(f"chapters/texts/{work.siglum}.html").read_text(encoding="utf-8")
        blocks = {one.locus.anchor for one in work_quotations(corpus, work) if one.record.form == "block"}
        set_off = {p.locus.anchor for p in work if p.layout == "quotation"}
        assert set(dict(SPEAKER.findall(page))) == set_off
        assert blocks <= set_off
