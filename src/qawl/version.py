"""The version of Qawl, in one place."""

__version__ = "0.1.0"

HOME = "https://pypi.org/project/qawl/"
"""Where Qawl tells who it is: every request names this page, so that a site's owner can find out who asks."""
