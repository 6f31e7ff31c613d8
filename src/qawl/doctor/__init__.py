"""The doctor: what the lexicon misses in texts, listed by class for whoever mends it."""
