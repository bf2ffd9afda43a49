"""How often two works take the same stance."""

import pytest

from helpers.agreement import agreement


def row(corpus):
    (found,) = agreement(corpus).astype(object).where(lambda table: table.notna(), None).values.tolist()
    return found


def test_silences_do_not_count(tiny):
    assert list(agreement(tiny).columns) == ["left", "right", "themes", "same", "agreement", "firm"]
    assert row(tiny) == ["smith-1901", "jones-nd", 1, 0, 0.0, 0]


@pytest.mark.parametrize(("status", "firm"), [("implied", 0), ("stated", 1)])
def test_an_agreement_is_firm_when_both_state_it(copy, status, firm):
    copy.edit(
        "corpus/positions/rule.yml", "stance: neither\n    status: implied", f"stance: council\n    status: {status}"
    )
    assert row(copy.load()) == ["smith-1901", "jones-nd", 1, 1, 1.0, firm]


def test_works_that_never_both_take_a_stance_have_no_agreement(copy):
    themes = copy.read("corpus/themes.yml")
    copy.write("corpus/themes.yml", "themes:\n" + themes[themes.index("  - id: school") :])
    assert row(copy.load()) == ["smith-1901", "jones-nd", 0, 0, None, 0]
