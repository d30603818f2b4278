"""A file is what its content says, and one that cannot be read is named."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.reading.sniff import identify
from tests.reading.builders import pack, word_bytes
from tests.reading.ole_builders import write_container

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NAME_OF_WORD = "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (word_bytes(""), ".docx", "docx"),
        (word_bytes(""), ".txt", "docx"),
        (pack({"[Content_Types].xml": "", "w/main.xml": ""}), ".docx", "docx"),
        ("年度报告".encode(), ".txt", "txt"),
        ("年度报告".encode("gbk"), ".doc", "txt"),
        ("年度报告".encode("utf-16"), ".txt", "txt"),
        ("年度报告\x0c第二页".encode(), "", "txt"),
        ("年度报告".encode(), ".html", "txt"),
        ("BM 是开头的两个字母".encode(), ".txt", "txt"),
        ("依照<条例>，a<b".encode(), ".txt", "txt"),
        ("  <!DOCTYPE html><p>年度".encode(), ".txt", "html"),
        ("<html><body>年度".encode("utf-16"), ".doc", "html"),
        ("说明\n<table><tr><td>1</td></tr></table>".encode("gbk"), ".txt", "html"),
        ("年度<br>报告".encode(), ".htm", "html"),
        (b'<?xml version="1.0"?><html xmlns="x"><body>a</body></html>', ".xml", "html"),
        (b"%PDF-1.7\n", ".pdf", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", ".docx", "pdf"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", ".mht", "mhtml"),
        (OLE + "WordDocument".encode("utf-16-le"), ".wps", "doc"),
        (OLE + "Workbook".encode("utf-16-le"), ".et", "xls"),
        (write_container({"Workbook": NAME_OF_WORD}), ".doc", "xls"),
        (write_container({"WordDocument": "Workbook".encode("utf-16-le")}), ".xls", "doc"),
        (pack({"[Content_Types].xml": "", "xl/workbook.xml": ""}), ".docx", "xlsx"),
        (pack({"mimetype": "x", "META-INF/manifest.xml": ""}), ".odt", "odf"),
        ("# 年度报告".encode(), ".md", "md"),
        ("<p>年度".encode(), ".md", "html"),
        ("# 年度报告\n\n## 一、总体情况\n".encode(), ".txt", "md"),
        ("**一、总体情况**\n\n<table><tr><td>1</td></tr></table>\n\n**二、其他**\n".encode(), ".txt", "md"),
        ("# 年度报告\n一、总体情况\n".encode(), ".txt", "txt"),
        ("# 年度报告\n# 表\n规章\t1\n".encode(), ".txt", "txt"),
        ("<div>\n# 一\n# 二\n</div>".encode(), ".txt", "html"),
    ],
)
def test_readable_files_go_to_the_reader_of_their_content(data: bytes, suffix: str, expected: str) -> None:
    assert identify(data, suffix) == expected


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), ".docx", "PNG 图片，不是 docx 文档"),
        (b"\xff\xd8\xff\xe0" + bytes(20), ".txt", "JPEG 图片，不是 txt 文档"),
        (b"GIF89a" + bytes(20), ".html", "GIF 图片"),
        (b"BM\x10\x00\x00\x00" + bytes(20), ".docx", "BMP 图片"),
        (b"II*\x00" + bytes(20), ".docx", "TIFF 图片"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ".docx", "WebP 图片"),
        (b"{\\rtf1\\ansi", ".doc", "RTF 文档，不是 doc 文档"),
        (b"\x1f\x8b\x08\x00", ".gz", "gzip 压缩包"),
        (b"Rar!\x1a\x07\x01\x00", ".rar", "RAR 压缩包"),
        (b"7z\xbc\xaf\x27\x1c", ".docx", "7z 压缩包，不是 docx 文档"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "加密的 Office 文档"),
        (OLE, ".doc", "OLE 复合文档"),
        (write_container({"CONTENTS": NAME_OF_WORD}), ".wps", "OLE 复合文档"),
        (pack({"OFD.xml": ""}), ".ofd", "OFD 版式文档"),
        (pack({"报告.txt": "x"}), ".zip", "zip 压缩包：没有找到"),
        (pack({"报告.txt": "x"}), ".docx", "zip 压缩包，不是 docx 文档：请先解压"),
        (pack({}), ".zip", "zip 压缩包"),
        (word_bytes("")[:-30], ".docx", "不完整的 Office 文档"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', ".doc", "Word XML 文档"),
        (b'<?xml version="1.0"?><rss/>', ".xml", "XML 文件"),
        (b"", ".docx", "空的"),
        (b" \r\n\t" + "\u3000\u3000".encode(), ".txt", "空白"),
        ("\ufeff \n".encode("utf-16"), ".txt", "空白"),
        ("年度报告".encode() + bytes(100), ".txt", "二进制数据，不是 txt 文档"),
        (bytes(range(1, 30)) * 10, "", "二进制数据"),
        (b"\xef\xbb\xbf" + "年度报告".encode() + bytes(100), ".txt", "二进制数据，不是 txt 文档"),
        ("年度报告".encode("utf-16") + bytes(100), ".txt", "二进制数据，不是 txt 文档"),
    ],
)
def test_other_files_are_named_with_what_to_do(data: bytes, suffix: str, name: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        identify(data, suffix)
    assert name in str(caught.value)
    assert "请" in str(caught.value)
