"""What the map of disagreements says in words is what the positions say: when they change, the chapter is read again."""

from helpers import load_corpus
from helpers.agreement import agreement
from helpers.positions import positions


def pairs(table):
    return {(row.left.split("-")[0], row.right.split("-")[0]): row for row in table.itertuples()}


def test_the_chapter_names_the_agreements_there_are():
    found = pairs(agreement(load_corpus()))
    assert {pair: row.same for pair, row in found.items() if row.same} == {
        ("stalin", "harman"): 1,
        ("stalin", "rahman"): 2,
        ("conrad", "harman"): 3,
        ("conrad", "rahman"): 1,
        ("harman", "wetzel"): 3,
        ("harman", "rahman"): 2,
    }
    assert {pair: row.firm for pair, row in found.items() if row.firm} == {
        ("stalin", "harman"): 1,
        ("stalin", "rahman"): 2,
        ("conrad", "harman"): 1,
    }


def test_the_chapter_names_the_silences_there_are():
    table = positions(load_corpus())
    silent = table[table["status"] == "silent"]
    assert sorted(zip(silent["siglum"], silent["theme"], strict=True)) == [
        ("harman-2002", "factory"),
        ("rahman-nd", "dictatorship"),
        ("rahman-nd", "factory"),
        ("rahman-nd", "rulers"),
    ]


def test_every_theme_has_a_row_for_every_work():
    corpus = load_corpus()
    table = positions(corpus)
    assert table.groupby("theme")["siglum"].apply(list).map(lambda sigla: sigla == list(corpus)).all()
    assert table["theme"].nunique() == 15
    rests = table["evidence"].map(len) + table["searches"].map(len)
    assert (rests > 0).all()
    assert (table[table["status"] != "silent"]["evidence"].map(len) >= 2).all()
