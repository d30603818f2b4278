"""Tables 二, 三 and 四 of the form: found in a document, read cell by cell, turned into facts."""
