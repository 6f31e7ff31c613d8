"""An answer that refuses, with what a caller may have to know of it beside its code."""

from __future__ import annotations

from qawl.errors import QawlError


class AnswerError(QawlError):
    """A server's answer that is no page: its HTTP ``status``, and where it asks to wait, until when (seconds since the
    epoch) its host is left alone."""

    def __init__(self, code: str, where: str, why: str, *, status: int, retry_at: float | None = None) -> None:
        super().__init__(code, where, why)
        self.status, self.retry_at = status, retry_at
