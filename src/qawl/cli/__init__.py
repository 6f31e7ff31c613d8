"""The command-line door: ``qawl extract``, ``add``, ``search``, ``show`` and what goes with them.

Each command is a module of its own, and imports what is heavy only when it runs: ``qawl --version`` stays quick.
"""
