"""Tools for a comparative commentary that can be checked against its texts."""

from helpers.loading import load_corpus

__all__ = ["load_corpus"]
