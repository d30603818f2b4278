"""Documents in, facts out: each with the place it was read from."""
