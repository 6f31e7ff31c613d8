"""HTML pages: the article that a page holds, with what the page tells of it, and what was left out."""
