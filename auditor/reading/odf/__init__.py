"""OpenDocument texts and spreadsheets: bytes in, paragraphs and tables out."""
