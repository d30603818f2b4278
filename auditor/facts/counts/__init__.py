"""Numbers of the running text: what they are, and whether those of one report agree among themselves."""
