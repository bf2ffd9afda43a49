"""The tests of the package, one file a module; `tiny/` is the corpus and the chapters they are made with."""
