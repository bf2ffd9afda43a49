"""Tables from a folder of tokens, on a cluster of two workers, are those made in memory."""

import subprocess
import sys

import pandas as pd
import pyarrow.parquet as pq
import pytest
from dask.distributed import Client, LocalCluster
from pandas.testing import assert_frame_equal

from helpers import distributed
from helpers.concordance import kwic
from helpers.errors import MalformedPattern, UnknownName
from helpers.frequency import EmptySelection, frequency
from helpers.index import index_corpus
from helpers.keyness import keyness
from helpers.token_table import COLUMNS, NoTokenTable, write_tokens


@pytest.fixture(scope="module")
def folder(real, tmp_path_factory):
    return write_tokens(real, tmp_path_factory.mktemp("tokens"), rows=2000)


@pytest.fixture(scope="module")
def cluster():
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        Client(local) as client,
    ):
        yield client


def test_every_word_is_written_once_with_its_place_and_voice(real, folder):
    table = pd.concat([pq.read_table(path).to_pandas() for path in sorted(folder.glob("*.parquet"))])
    index = index_corpus(real)
    assert tuple(table.columns) == COLUMNS
    assert table["position"].tolist() == list(range(len(index)))
    assert table["word"].tolist() == [index.types[n] for n in index.ids]
    authors = table["siglum"].map(lambda siglum: real[siglum].author)
    assert (table["own"] == (table["voice"] == authors)).all()
    assert table.groupby("voice").size()["Lenin"] == index.in_voice(table["position"].to_numpy(), "Lenin").sum()


def test_the_text_of_a_passage_can_be_put_together_from_its_words(real, folder):
    table = pd.concat([pq.read_table(path).to_pandas() for path in sorted(folder.glob("*.parquet"))])
    for locus, rows in table.groupby("locus"):
        assert "".join(rows["before"] + rows["word"] + rows["after"]) == real[locus].text


def test_no_passage_runs_over_two_files(folder):
    seen = [set(pq.read_table(path)["locus"].to_pylist()) for path in sorted(folder.glob("*.parquet"))]
    assert len(seen) > 10
    assert sum(map(len, seen)) == len(set().union(*seen))


@pytest.mark.parametrize("voice", ["own", "all", "Lenin"])
@pytest.mark.parametrize("ignore_case", [True, False])
def test_frequency_is_that_of_memory(real, folder, cluster, voice, ignore_case):
    options = {"voice": voice, "ignore_case": ignore_case}
    assert_frame_equal(distributed.frequency(folder, **options), frequency(real, **options))


@pytest.mark.parametrize("reference", [None, ["rahman-nd", "harman-2002"]])
def test_keyness_is_that_of_memory(real, folder, cluster, reference):
    given = distributed.keyness(folder, "stalin-1926", reference)
    assert_frame_equal(given, keyness(real, "stalin-1926", reference), rtol=1e-12)


@pytest.mark.parametrize(
    "pattern", ["party", "dictatorship of * party", "dictator*", "/part(y|ies) of/", "golden words", "nonesuch"]
)
@pytest.mark.parametrize("voice", ["own", "all", "Sorin"])
def test_kwic_is_that_of_memory(real, folder, cluster, pattern, voice):
    assert_frame_equal(
        distributed.kwic(folder, pattern, voice=voice, window=5), kwic(real, pattern, voice=voice, window=5)
    )


def test_without_a_cluster_it_runs_on_this_machine(tiny, tmp_path):
    tokens = write_tokens(tiny, tmp_path / "tokens")
    assert_frame_equal(distributed.kwic(tokens, "council*"), kwic(tiny, "council*"))


def test_what_memory_refuses_is_refused(folder):
    with pytest.raises(UnknownName, match='Did you mean "Lenin"'):
        distributed.kwic(folder, "party", voice="Lenine")
    with pytest.raises(UnknownName, match='Did you mean "harman-2002"'):
        distributed.keyness(folder, "harmon-2002")
    with pytest.raises(EmptySelection):
        distributed.keyness(folder, [])
    with pytest.raises(MalformedPattern):
        distributed.kwic(folder, "/(/")


def test_a_folder_without_tokens_is_said(tmp_path):
    with pytest.raises(NoTokenTable) as error:
        distributed.frequency(tmp_path)
    assert str(error.value) == f"{tmp_path} holds no token table; write one with write_tokens(corpus, folder)."


def test_tokens_are_not_written_over_anything(tiny, tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(NoTokenTable) as error:
        write_tokens(tiny, tmp_path)
    assert str(error.value) == f"{tmp_path} is not empty; name a new folder, or empty this one."


def test_dask_is_imported_only_by_those_who_ask():
    code = "import sys, helpers, helpers.distributed, helpers.token_table; print('dask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
