"""Free text in, typed readings out: one module an answer kind, and a registry."""
