"""Room 0: Arabic itself (folding with a map back, tokens, conjugation, shapes of words). No news in it."""
