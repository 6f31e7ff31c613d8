"""What an extraction must fulfil to be kept: that it can be read back as it was, with every chain whole."""

from __future__ import annotations

from qawl.errors import QawlError
from qawl.model import Extraction, Statement


def check(extraction: Extraction) -> None:
    """Raises :class:`~qawl.errors.QawlError` QAWL-S007 for ids or uids that stand twice, for words that do not stand
    where their spans say, and for parents that are missing or go in a circle."""
    where = extraction.article.source or extraction.article.id
    statements = {s.id: s for s in extraction.statements}
    if len(statements) < len(extraction.statements) or len({s.uid for s in statements.values()}) < len(statements):
        raise QawlError("QAWL-S007", where, "two statements have one id")
    text = extraction.article.text
    for statement in extraction.statements:
        if statement.text != tuple(text[start:end] for start, end in statement.content):
            raise QawlError("QAWL-S007", where, f"the words of statement {statement.id} are not where it says")
        _check_chain(statement, statements, where)


def _check_chain(statement: Statement, statements: dict[str, Statement], where: str) -> None:
    seen = {statement.id}
    parent = statement.parent
    while parent is not None:
        if parent not in statements:
            raise QawlError("QAWL-S007", where, f"statement {statement.id} stands in {parent}, which is not there")
        if parent in seen:
            raise QawlError("QAWL-S007", where, f"statement {statement.id} stands in itself")
        seen.add(parent)
        parent = statements[parent].parent
