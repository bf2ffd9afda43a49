"""Every public name of the package says what it is, and what a docstring shows is true."""

import doctest
import importlib
import inspect
import pkgutil
from functools import cached_property

import pytest

import helpers

DESCRIPTORS = (property, cached_property, classmethod, staticmethod)
MODULES = sorted(module.name for module in pkgutil.walk_packages(helpers.__path__, "helpers."))


def public(name):
    """Give the public functions and classes that a module defines, and what is public in the classes."""
    module = importlib.import_module(name)
    for key, value in vars(module).items():
        if key.startswith("_") or getattr(value, "__module__", None) != name:
            continue
        if inspect.isclass(value) or inspect.isfunction(value) or hasattr(value, "__wrapped__"):
            yield key, value
        if inspect.isclass(value):
            for inner, part in vars(value).items():
                if not inner.startswith("_") and (inspect.isfunction(part) or isinstance(part, DESCRIPTORS)):
                    yield f"{key}.{inner}", part


@pytest.mark.parametrize("module", ["helpers", *MODULES])
def test_every_public_name_has_a_docstring(module):
    assert (importlib.import_module(module).__doc__ or "").strip()
    undocumented = [name for name, value in public(module) if not (value.__doc__ or "").strip()]
    assert undocumented == []


def test_there_are_public_names_to_look_at():
    names = [name for module in MODULES for name, _ in public(module)]
    assert {"Locus.parse", "Locus.citation", "load_corpus", "quote", "prove_edition", "check"} <= set(names)


def test_what_the_package_offers_is_there_and_in_order():
    assert helpers.__all__ == sorted(helpers.__all__)
    assert [name for name in helpers.__all__ if not hasattr(helpers, name)] == []


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_are_true(module, real):
    loaded = importlib.import_module(module)
    names = {} if module == "helpers.loading" else {"load_corpus": lambda: real}  # the same corpus, loaded once
    result = doctest.testmod(loaded, extraglobs=names)
    assert result.failed == 0


def test_there_are_examples_to_run():
    finder = doctest.DocTestFinder()
    examples = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(examples) >= 10
