"""Many reports: which files there are, and work on each of them in a process of its own."""
