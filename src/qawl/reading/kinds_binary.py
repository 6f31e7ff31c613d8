"""Kinds that are told by their first bytes, before anything is read as text."""

from __future__ import annotations

from typing import Final

_READ: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PAR1", "parquet"),
    (b"WARC/0.", "warc"),
    (b"WARC/1.", "warc"),
    (b"PK\x05\x06", "zip"),
)
_REFUSED: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"8BPS\0", "image"),
    (b"\0\0\1\0", "image"),
    (b"\0\0\0\x0cJXL ", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office document"),
    (b"{\\rtf", "office document"),
    (b"%!PS", "PostScript"),
    (b"\x7fELF", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xce\xfa\xed\xfe", "executable"),
    (b"\0asm", "executable"),
    (b"SQLite format 3\0", "database"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\x04\x22\x4d\x18", "LZ4"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x1f\x9d", "compress archive"),
    (b"\x1a\x45\xdf\xa3", "video"),
    (b"FLV\x01", "video"),
    (b"\0\0\x01\xba", "video"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"\xff\xfb", "audio"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"\0\1\0\0\0", "font"),
    (b"OTTO\0", "font"),
    (b"ARROW1\0", "Arrow file"),
    (b"Obj\x01", "Avro file"),
    (b"ORC\n", "ORC file"),
    (b"\x89HDF\r\n", "HDF5 file"),
    (b"AT&TFORM", "DjVu document"),
)
_RIFF: Final = {b"WEBP": "image", b"WAVE": "audio", b"AVI ": "video"}
_PACKED: Final = (
    b"[Content_Types].xml",
    b"mimetypeapplication/vnd.oasis",
    b"mimetypeapplication/epub",
    b"word/",
    b"xl/",
    b"ppt/",
)
"""How documents begin that are ZIP files inside."""


def binary_kind(head: bytes) -> str | None:
    """The kind of what begins with ``head``, told by its bytes; None where it may be text."""
    for magic, kind in _READ:
        if head.startswith(magic):
            return kind
    for magic, what in _REFUSED:
        if head.startswith(magic):
            return f"binary:{what}"
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"):
        return "bz2"
    if head.startswith(b"PK\x03\x04"):
        return "binary:office document" if any(name in head[26:300] for name in _PACKED) else "zip"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return "pdf"
    return _told_further_on(head)


def _told_further_on(head: bytes) -> str | None:
    if head.startswith(b"RIFF"):
        return f"binary:{_RIFF[head[8:12]]}" if head[8:12] in _RIFF else None
    if head[4:8] == b"ftyp":
        return "binary:image" if head[8:12] in (b"avif", b"heic", b"mif1") else "binary:video"
    if head.startswith(b"MZ") and b"\0" in head[:64]:
        return "binary:executable"
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "binary:image"
    if _is_tar(head):
        return "tar"
    if head.startswith((b"MIME-Version:", b"From: <Saved by")) and b"multipart/related" in head.lower():
        return "binary:MHTML page"
    return None


def _is_tar(head: bytes) -> bool:
    """By its mark, or where there is none (the oldest form), by the sum over its first header."""
    if len(head) < 512:
        return False
    if head[257:262] == b"ustar":
        return True
    digits = head[148:156].strip(b" \0")
    if not digits or not head[0] or not all(48 <= c <= 55 for c in digits):
        return False
    return int(digits, 8) == sum(head[:148]) + 8 * 32 + sum(head[156:512])
