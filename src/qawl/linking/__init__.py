"""Room 7: who speaks across articles: one person under every spelling, two of one name apart, as rows with evidence."""
