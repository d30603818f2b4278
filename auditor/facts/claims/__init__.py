"""What the prose claims of numbers that the tables state as well, each claim beside the table."""
