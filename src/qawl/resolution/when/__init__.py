"""When: what a phrase of time means, read from its words and the day of speaking."""
