"""A theme's terms are searched in a whole work, whoever speaks."""

from helpers.positions import find_theme
from helpers.searches import run_searches


def test_every_term_gives_its_hits_with_their_places(tiny):
    searches = run_searches(tiny, find_theme(tiny, "school"), "smith-1901")
    assert [
        (search.term, [(str(hit.locus), hit.begin, hit.end, hit.words) for hit in search.hits]) for search in searches
    ] == [
        (
            "school*",
            [
                ("smith-1901:3", 15, 21, "school"),
                ("smith-1901:3", 32, 38, "school"),
                ("smith-1901:3", 42, 49, "schools"),
                ("smith-1901:4", 19, 26, "schools"),
            ],
        ),
        ("/teach\\w*|taught/", [("smith-1901:4", 32, 40, "teachers"), ("smith-1901:4", 54, 60, "taught")]),
        ("talk*", []),
    ]


def test_headings_and_notes_are_searched_too(tiny):
    theme = find_theme(tiny, "rule").model_copy(update={"terms": ("council*", "green*")})
    searches = run_searches(tiny, theme, "smith-1901")
    assert [[(str(hit.locus), hit.words) for hit in search.hits] for search in searches] == [
        [("smith-1901:h1", "COUNCIL"), *((f"smith-1901:{passage}", "council") for passage in (1, 1, 4, 5, 6))],
        [(f"smith-1901:{passage}", "Green") for passage in (2, 4, "n2")],
    ]
