"""The concordance in the browser finds what the package finds, on the same texts."""

import json

import pytest

from helpers import load_corpus, nearest_passages
from helpers.concordance import kwic
from helpers.errors import MalformedPattern
from helpers.patterns import compile_pattern
from helpers.widgets.base import STATIC
from helpers.widgets.commentary import texts_json
from helpers.widgets.explorers import NEAR, NEIGHBOURS

PATTERNS = [
    "party",
    "PARTY",
    "dictator*",
    "*ism",
    "the working class",
    "monopoly of * power",
    "* party",
    "Lenin's",
    "workers’ council*",
    "U.S.",
    "non-party",
    "nowhere-to-be-found",
    "1917",
    "/part(y|ies)/",
    r"/\bparty\b/",
    r"/one[- ]party/",
    r"/[^\W\d_]+ism\b/",
    r"/(?P<word>\w+) and (?P=word)\b/",
    r"/(?i)class(?=\s+struggle)/",
    r"/(?<!the )party/",
    r"/\w+,\s\w+/",
    r"/[\"“](\w+)[\"”]/",
    r"/party.{0,20}class/",
    r"/\d{4}/",
    r"/x{,2}class/",
    r"/[&!(){}\-]/",
    r"/soviets?$/",
    r"/\AV\. /",
    r"/class\Z/",
]
WRONG = ["", " ", "...", "/(/", "/[a/", "/a**/", "/x*/", "/\\/", r"/\y/", "/(?P<a>x)(?P<a>y)/", "/|/", "//"]
SEARCH = """([pattern, voice]) => {
  const hits = engine.isRegular(pattern) ? engine.scan(index, pattern) : engine.lookUp(index, pattern);
  const found = engine.choose(index, hits, { voice });
  return Array.from(found.starts, (_, n) => {
    const one = engine.line(index, found, n);
    return [one.locus, one.voice, one.pre.trimEnd(), one.keyword, one.post.trimStart()];
  });
}"""


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def page(chromium, corpus):
    """Give a page that holds the engine and the texts, and nothing else."""
    page = chromium.new_page()
    texts = json.dumps(texts_json(corpus))
    engine, passage = ((STATIC / name).read_text(encoding="utf-8") for name in ("engine.js", "passage.js"))
    passage = passage.replace("export default", "const passageExplorer =")
    page.add_script_tag(content=f"{engine}\n{passage}\nconst texts = {texts}; const index = engine.makeIndex(texts);")
    yield page
    page.close()


@pytest.mark.parametrize("voice", ["own", "all", "Lenin"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_page_finds_what_the_package_finds(pattern, voice, page, corpus):
    expected = kwic(corpus, pattern, voice=voice).to_numpy().tolist()
    assert page.evaluate(SEARCH, [pattern, voice]) == expected


@pytest.mark.parametrize("pattern", WRONG)
def test_what_the_package_refuses_the_page_refuses_in_words(pattern, page, corpus):
    with pytest.raises(MalformedPattern):
        kwic(corpus, pattern)
    said = page.evaluate(
        "([pattern]) => { try { (engine.isRegular(pattern) ? engine.scan : engine.lookUp)(index, pattern); return null; }"
        " catch (error) { return error instanceof engine.Malformed ? error.message : String(error); } }",
        [pattern],
    )
    assert said.startswith("the pattern ")
    assert said.endswith(("search for the words.", "a word to find.", "one to find."))


@pytest.mark.parametrize("sort", ["left", "right"])
def test_lines_are_sorted_by_the_words_beside_the_keyword(sort, page, corpus):
    lines = page.evaluate(
        """([sort]) => {
          const found = engine.choose(index, engine.lookUp(index, "party"), { voice: "all" });
          return engine.ordered(index, found, sort, 1e6).map((n) => engine.line(index, found, n));
        }""",
        [sort],
    )
    assert len(lines) == len(kwic(corpus, "party", voice="all"))
    side = "pre" if sort == "left" else "post"
    words = [[word.lower() for word in compile_pattern(r"/[^\W_]+/").findall(one[side])] for one in lines]
    keys = [(reversed_(one) if sort == "left" else one)[:3] for one in words]
    assert keys == sorted(keys)


def reversed_(words):
    return words[::-1]


def test_works_are_left_out_and_counted(page, corpus):
    counts = page.evaluate(
        "() => engine.choose(index, engine.lookUp(index, 'class'), { voice: 'own', works: ['stalin-1926', 'wetzel-2021'] }).counts"
    )
    found = kwic(corpus, "class")["locus"].str.split(":").str[0].value_counts()
    assert counts == [found.get(s, 0) if s in ("stalin-1926", "wetzel-2021") else 0 for s in corpus]


def test_the_strip_holds_every_hit_once(page, corpus):
    spread = page.evaluate(
        "() => engine.spread(index, engine.choose(index, engine.lookUp(index, 'class'), { voice: 'all' }), 120).map((one) => Array.from(one))"
    )
    assert sum(map(sum, spread)) == len(kwic(corpus, "class", voice="all"))


def test_the_page_finds_the_neighbours_that_the_package_finds(page, corpus):
    found = page.evaluate(
        """() => {
          const nearest = nearness(texts);
          return texts.works.flatMap((work) => work.passages.map((passage) => [`${work.siglum}:${passage[0]}`,
            nearest(passage).map((one) => [`${one.work.siglum}:${one.passage[0]}`, one.similarity, one.shared.length])]));
        }"""
    )
    assert sum(len(neighbours) for _, neighbours in found) > 30
    for address, neighbours in found:
        expected = nearest_passages(corpus, address, NEIGHBOURS)
        expected = expected[expected["similarity"] >= NEAR]
        assert [locus for locus, *_ in neighbours] == expected["locus"].tolist()
        assert [near for _, near, _ in neighbours] == pytest.approx(expected["similarity"].tolist(), rel=1e-9)
        assert [shared for *_, shared in neighbours] == expected["shared"].map(len).tolist()
