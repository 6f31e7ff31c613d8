"""Room 4: who fills the slots: the subject before its verb, agreement, the chain; then act and mode."""
