"""The shapes of the corpus's YAML files, a module for each kind of file (see corpus/README.md)."""
