"""Room 3: cues in their frames and their slots: where subject, addressee, source and content stand; nesting."""
