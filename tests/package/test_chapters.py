"""What a chapter cites is read from its Markdown, line by line, without building the book."""

import pytest

from helpers.chapters import chapter_files, citations, split_target, unproved_quotations

HEADER = "---\njupytext:\n  formats: md:myst\n---\n\n"


def chapter(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "chapter.md"
    path.write_text(text, encoding="utf-8")
    return path


def cited(path):
    return [(citation.line, citation.locus, citation.words) for citation in citations(path)]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("smith-1901:5", ("", "smith-1901:5")),
        (" smith-1901:5 ", ("", "smith-1901:5")),
        ("these lines <smith-1901:5>", ("these lines", "smith-1901:5")),
        ("these\n  lines < smith-1901:5 >", ("these lines", "smith-1901:5")),
        ("a < b <smith-1901:5>", ("a < b", "smith-1901:5")),
        ("<smith-1901:5>", ("", "smith-1901:5")),
    ],
)
def test_a_role_holds_words_and_an_address(content, parts):
    assert split_target(content) == parts


def test_the_citations_of_a_chapter_stand_in_order_with_their_lines(copy):
    assert cited(copy.root / "chapters/who-decides.md") == [
        (3, "smith-1901:5", "The council decides."),
        (4, "jones-nd:2", None),
        (4, "smith-1901:1-2", None),
        (6, "smith-1901:1", "The party leads […] and does not replace it."),
    ]


def test_a_quotation_may_run_over_lines(tmp_path, monkeypatch):
    text = "See {quote}`The council\ndecides. <smith-1901:5>`.\n\n:::{quotation} smith-1901:1\nThe party\nleads\n:::\n"
    assert cited(chapter(tmp_path, monkeypatch, text)) == [
        (1, "smith-1901:5", "The council decides."),
        (4, "smith-1901:1", "The party leads"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```{quotation} smith-1901:5\nThe council\n```\n",
        ":::{quotation} smith-1901:5\nThe council\n:::\n",
        "::::{note}\n:::{quotation} smith-1901:5\nThe council\n:::\n::::\n",
        "````{note}\n```{quotation} smith-1901:5\nThe council\n```\n````\n",
        "```{note}\nSee {quote}`The council <smith-1901:5>`.\n```\n",
        ":::{note}\nSee {quote}`The council <smith-1901:5>`.\n:::\n",
        "| a |\n|---|\n| {quote}`The council <smith-1901:5>` |\n",
    ],
)
def test_citations_are_found_wherever_prose_may_stand(tmp_path, monkeypatch, text):
    assert [one[1:] for one in cited(chapter(tmp_path, monkeypatch, text))] == [("smith-1901:5", "The council")]


@pytest.mark.parametrize(
    "text",
    [
        HEADER.replace("formats: md:myst", 'note: "{locus}`smith-1901:5`"'),
        "```{code-cell} ipython3\nprint('{locus}`smith-1901:5`')\n```\n",
        "```markdown\n{locus}`smith-1901:5`\n```\n",
        "````markdown\n```{quotation} smith-1901:5\nThe council\n```\n````\n",
        "~~~\n{locus}`smith-1901:5`\n~~~\n",
        "Write `` {locus}`smith-1901:5` `` so.\n",
        "<!-- {locus}`smith-1901:5` -->\n",
        "% {locus}`smith-1901:5`\n",
        "`locus`smith-1901:5`\n",
    ],
)
def test_code_and_comments_cite_nothing(tmp_path, monkeypatch, text):
    assert cited(chapter(tmp_path, monkeypatch, text)) == []


UNPROVED = "is not proved; write {quote}`words <siglum:number>`, or leave off the marks."


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('He says "one two three four five" here.\n', 1, "one two three four five"),
        ("He says “one two\nthree four five” here.\n", 1, "one two three four five"),
        ("# “One two three four five”\n", 1, "One two three four five"),
        (f'{HEADER}\nAnd "one two three four five".\n', 7, "one two three four five"),
        (':::{note}\nx\n:::\n\n"One two three four five."\n', 5, "One two three four five."),
        (':::{note}\n"One two three four five."\n:::\n', 2, "One two three four five."),
        ('```{note}\n"One two three four five."\n```\n', 2, "One two three four five."),
        ('% a comment\n\n"One two three four five."\n', 3, "One two three four five."),
        ('- "One two three four five."\n', 1, "One two three four five."),
        ('{locus}`smith-1901:5` has "one two three four five".\n', 1, "one two three four five"),
    ],
)
def test_five_words_between_quotation_marks_want_a_proof(tmp_path, monkeypatch, text, line, words):
    path = chapter(tmp_path, monkeypatch, text)
    assert [str(problem) for problem in unproved_quotations(path)] == [f'chapter.md:{line}: "{words}" {UNPROVED}']


@pytest.mark.parametrize(
    "text",
    [
        'Only "one two three four" here.\n',
        "{quote}`one two three four five <smith-1901:5>`\n",
        "“{quote}`one two three four five <smith-1901:5>`”\n",
        ':::{quotation} smith-1901:5\n"One two three four five."\n:::\n',
        '```{quotation} smith-1901:5\n"One two three four five."\n```\n',
        '```{code-cell} ipython3\nprint("one two three four five")\n```\n',
        'The code `"one two three four five"` is code.\n',
        '<!-- "one two three four five" -->\n',
        '% "one two three four five"\n',
        HEADER.replace("formats: md:myst", 'title: "one two three four five"'),
        'It begins "here.\n\nAnd one two three four five ends" there.\n',
        "The workers' one two three four five parties' congress.\n",
    ],
)
def test_short_words_proved_words_and_code_want_none(tmp_path, monkeypatch, text):
    path = chapter(tmp_path, monkeypatch, text)
    assert list(unproved_quotations(path)) == []


def test_chapters_are_the_markdown_files_below_a_folder_but_for_hidden_ones(tmp_path):
    for name in ("b.md", "a/c.md", ".ipynb_checkpoints/b.md", "_drafts/d.md", "e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert chapter_files(tmp_path) == [tmp_path / "a/c.md", tmp_path / "b.md"]
