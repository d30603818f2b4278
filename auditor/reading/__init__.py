from pathlib import Path
def read(path,name=None):
    from auditor.reading.html import read_html
    from auditor.reading.docx import read_docx
    data=Path(path).read_bytes()
    return (read_docx if data[:2]==b'PK' else read_html)(name or str(path),data)
