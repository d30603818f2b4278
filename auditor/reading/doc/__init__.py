"""Binary Word documents (Word 97 to 2003): bytes in, paragraphs and tables out.

Section numbers in this package are those of the specification [MS-DOC].
"""
