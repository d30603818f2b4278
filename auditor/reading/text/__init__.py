"""Plain text as crawlers leave it: lines in, paragraphs and tables out."""
