"""The lexicon: what a linguist edits (``data/*.toml``), validated and compiled once."""
