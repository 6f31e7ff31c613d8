"""Qawl (قول, "a saying"): who said what, in Arabic-language news."""

__version__ = "0.1.0"
