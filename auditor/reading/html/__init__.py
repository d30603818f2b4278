"""Web pages: bytes in, paragraphs and tables out."""
