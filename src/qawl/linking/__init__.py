"""Room 7: across articles: reprints, denials, promises and positions set side by side. Not built yet."""
