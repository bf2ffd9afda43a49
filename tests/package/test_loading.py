"""A corpus is loaded from a folder, or not at all."""

import shutil

import pytest

from helpers import CorpusError, load_corpus
from helpers.loading import own_folder


def refusal(folder):
    with pytest.raises(CorpusError) as refused:
        load_corpus(folder)
    return str(refused.value).splitlines()


def test_the_repository_finds_its_own_corpus_from_any_folder(tmp_path, monkeypatch, real):
    monkeypatch.chdir(tmp_path)
    assert list(load_corpus()) == list(real)
    assert own_folder().name == "corpus"


def test_a_path_may_be_given_as_text(copy):
    assert list(load_corpus("corpus")) == ["smith-1901", "jones-nd"]


def test_works_stand_in_order_of_publication(copy):
    for siglum, date in (("brown-1900", "1900"), ("green-1901", "1901-04-30"), ("adams-nd", "null")):
        shutil.copytree("corpus/works/jones-nd", f"corpus/works/{siglum}")
        copy.edit(f"corpus/works/{siglum}/work.yml", "siglum: jones-nd", f"siglum: {siglum}")
        copy.edit(f"corpus/works/{siglum}/work.yml", "date: null", f"date: {date}")
    assert list(copy.load()) == ["brown-1900", "green-1901", "smith-1901", "adams-nd", "jones-nd"]


def test_hidden_folders_and_stray_files_are_no_works(copy):
    copy.write("corpus/works/.ipynb_checkpoints/notes.txt", "")
    copy.write("corpus/works/notes.txt", "")
    assert list(copy.load()) == ["smith-1901", "jones-nd"]


def test_everything_that_is_wrong_with_the_works_is_listed_at_once(copy):
    copy.edit("corpus/works/smith-1901/work.yml", "author: Smith\n", "authr: Smith\n")
    copy.edit("corpus/works/smith-1901/text.md", "{#p2}", "{#p1}")
    (copy.root / "corpus/works/jones-nd/text.md").unlink()
    keys = "siglum, author, title, part, date, published, transcription, url, format, sha256, rights, publish, hands, witness"
    assert refusal("corpus") == [
        "corpus/works/jones-nd/text.md:1: the reading text is missing; edit it from source.txt.",
        "corpus/works/smith-1901/text.md:11: the address p1 stands twice, first on line 5; give this passage the next free number.",
        'corpus/works/smith-1901/work.yml:1: "author" is missing; add it.',
        f'corpus/works/smith-1901/work.yml:2: unknown key "authr"; the keys here are {keys}. Did you mean "author"?',
    ]


def test_a_folder_has_the_siglum_of_its_work(copy):
    copy.edit("corpus/works/jones-nd/work.yml", "siglum: jones-nd", "siglum: jones-1900")
    assert refusal("corpus") == [
        'corpus/works/jones-nd/work.yml:1: siglum "jones-1900" in the folder jones-nd; make them the same.'
    ]


def test_a_folder_is_named_by_a_siglum(copy):
    (copy.root / "corpus/works/jones-nd").rename(copy.root / "corpus/works/Jones")
    assert refusal("corpus") == [
        'corpus/works/Jones:1: "Jones" is no siglum; name the folder as in harman-2002 or rahman-nd.'
    ]


@pytest.mark.parametrize("folder", ["nowhere", "chapters"])
def test_a_folder_without_works_is_no_corpus(copy, folder):
    assert refusal(folder) == [f"{folder}/works:1: no works here; each work is a folder named by its siglum."]


def test_away_from_the_repository_a_path_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.loading.__file__", str(tmp_path / "site-packages/helpers/loading.py"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError) as refused:
        load_corpus()
    assert str(refused.value) == (
        "site-packages/corpus:1: there is no corpus beside the package; pass a folder: load_corpus(path)."
    )
