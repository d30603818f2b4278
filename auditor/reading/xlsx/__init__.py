"""Excel workbooks (Office Open XML): bytes in, paragraphs and tables out."""
