"""Room 2: views on one article (folded words, quotation marks, sentences, noun phrases), never a changed text."""
