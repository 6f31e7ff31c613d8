"""Room 1: bytes in, an :class:`~qawl.model.Article` or one coded refusal out. Never half an article."""
