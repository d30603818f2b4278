"""Markdown, as converters and text recognition write it, read as a document."""
