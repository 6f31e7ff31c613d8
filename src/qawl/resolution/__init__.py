"""Room 5: within the article, names, titles, times and quantities (from an immutable snapshot of knowledge)."""
