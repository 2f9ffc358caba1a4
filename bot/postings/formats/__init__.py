"""Input formats: each turns a text or bytes into a Document."""
