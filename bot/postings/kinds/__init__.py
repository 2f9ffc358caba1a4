"""One module a family of criterion kinds; each has `find(sentence)` that yields what it may have found."""
