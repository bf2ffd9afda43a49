"""What the documentation says is so: its examples run, its commands exist, its versions agree."""

import re
import tomllib

import pytest
import yaml
from conftest import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_python_example_runs(name):
    for example in re.findall(r"^```python\n(.*?)^```", text(name), re.DOTALL | re.MULTILINE):
        exec(compile(example, name, "exec"), {})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", text(name)))
    assert named - targets == set()


def test_make_help_lists_every_target():
    makefile = text("Makefile")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    listed = re.findall(r'echo "make ([a-z]+)', makefile)
    assert sorted(listed) == sorted(set(targets) - {"help", "lint"})


def test_the_version_is_one():
    package = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert yaml.safe_load(text("CITATION.cff"))["version"] == package
    assert yaml.safe_load(text("_config.yml"))["sphinx"]["config"]["version"] == package


def test_every_requirement_is_pinned_and_resolved():
    def pins(name):
        return {line.strip() for line in text(name).splitlines() if line.strip() and not line.startswith("#")}

    asked, resolved = pins("requirements.txt"), pins("constraints.txt")
    assert all("==" in line for line in asked | resolved)
    spelled = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower(): line.split("==")[1] for line in resolved}
    for line in asked:
        name, version = line.split("==")
        assert spelled[re.sub(r"[-_.]+", "-", name).lower()] == version
