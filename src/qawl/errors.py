"""One code for each refusal, named by its consequence: skip the article, try again, stop.

A code never changes its meaning. ``docs/errors.md`` is generated from :data:`CATALOGUE` and checked by a test.
"""

from __future__ import annotations

from typing import Final, Literal

from qawl.model import Refusal

Consequence = Literal["skip", "retry", "stop"]


class Code:
    """One entry of the catalogue: what happened (``title``), what follows and what the user can do (``hint``)."""

    __slots__ = ("code", "consequence", "hint", "title")

    def __init__(self, code: str, consequence: Consequence, title: str, hint: str) -> None:
        self.code, self.consequence, self.title, self.hint = code, consequence, title, hint


CATALOGUE: Final[dict[str, Code]] = {
    c.code: c
    for c in (
        Code("QAWL-R001", "skip", "the path does not exist", "check the spelling of the path"),
        Code("QAWL-R002", "skip", "the file is binary, not text", "give a text file; convert other files first"),
        Code("QAWL-R003", "skip", "the file is larger than the ceiling", "split it: one article a file"),
        Code("QAWL-R004", "skip", "the text is longer than the ceiling", "split it: one article a file"),
        Code("QAWL-R005", "skip", "the file is empty", "nothing to do; remove it from the list"),
        Code("QAWL-R006", "skip", "the text is not Arabic", "Qawl reads Arabic; leave files in other languages out"),
        Code("QAWL-R007", "skip", "the bytes are no text encoding that Qawl knows", "save the file as UTF-8"),
        Code("QAWL-R008", "skip", "the file can't be opened", "check its permissions"),
        Code("QAWL-R009", "skip", "the file's kind is not read yet", "put the article's text into a .txt file"),
        Code("QAWL-R010", "skip", "the line or row has no text", "name the column that holds it, with --text-column"),
        Code("QAWL-R011", "skip", "the JSON line can't be parsed", "mend the line: one JSON object a line, in UTF-8"),
        Code(
            "QAWL-R012", "skip", "the folder holds nothing to read", "hidden files are left out; name a file to read it"
        ),
        Code(
            "QAWL-R013",
            "skip",
            "the text is in another language that Arabic letters write",
            "Qawl reads Arabic; leave Persian, Urdu, Kurdish and others out",
        ),
        Code("QAWL-R014", "skip", "the page holds no article", "give the page of one article, not of a section"),
        Code("QAWL-R015", "skip", "the file is nested deeper than the ceiling", "save the page as text"),
        Code("QAWL-R016", "skip", "it inflates beyond the ceiling", "unpack it yourself, then give the files"),
        Code("QAWL-R017", "skip", "a part of the file is damaged", "fetch or copy the file again"),
        Code("QAWL-R018", "skip", "reading it took longer than the ceiling", "save the page as text"),
        Code("QAWL-R019", "skip", "reading it took more memory than the ceiling", "save the page as text"),
        Code("QAWL-R020", "skip", "the parser broke off", "save the page as text, and report it"),
        Code("QAWL-R021", "skip", "the PDF has no text layer", "run it through text recognition first"),
        Code("QAWL-R022", "skip", "the PDF's text is in no order that can be read", "copy its text into a .txt file"),
        Code("QAWL-R023", "skip", "the file is encrypted", "give it without its password"),
        Code("QAWL-R024", "skip", "the table has no column of text or of URLs", "name it with --text-column"),
        Code("QAWL-R025", "skip", "the table can't be read", "mend it, or export it again"),
        Code("QAWL-R026", "skip", "the feed or sitemap can't be read", "open it in a browser to see what it is"),
        Code("QAWL-R027", "skip", "the XML declares a DTD or entities", "remove the declaration if you trust the file"),
        Code("QAWL-R028", "skip", "archives stand in archives too deep", "unpack it yourself, then give the files"),
        Code("QAWL-R029", "skip", "the reader of Parquet is not installed", "pip install 'qawl[parquet]'"),
        Code("QAWL-F001", "skip", "the address is not on the public net", "--allow-private reads from your own server"),
        Code("QAWL-F002", "skip", "the URL can't be used", "write it whole: https://example.org/page"),
        Code("QAWL-F003", "retry", "the host can't be reached", "check the name and the network, then run again"),
        Code("QAWL-F004", "retry", "the server asks to wait", "run again later"),
        Code("QAWL-F005", "skip", "the server has no such page for us", "open the URL in a browser"),
        Code("QAWL-F006", "skip", "it redirects too often", "open the URL in a browser, give the one it ends at"),
        Code("QAWL-F007", "skip", "the site's robots.txt forbids it", "ask the site, or save the page yourself"),
        Code("QAWL-F008", "skip", "the answer is larger than the ceiling", "save the page yourself"),
        Code("QAWL-F009", "retry", "the answer took longer than the ceiling", "run again later"),
        Code("QAWL-F010", "retry", "the answer is not whole", "run again later"),
        Code("QAWL-F011", "skip", "the server's certificate can't be trusted", "open the URL in a browser to see why"),
        Code(
            "QAWL-F012",
            "skip",
            "reading from the net is switched off",
            "leave --offline out, or save the page yourself",
        ),
        Code("QAWL-L001", "stop", "a lexicon file can't be parsed", "mend the TOML at the place named"),
        Code("QAWL-L002", "stop", "a lexicon entry is not valid", "mend the entry; the allowed keys are listed"),
        Code("QAWL-L003", "stop", "the lexicon folder does not exist", "check the path given to --lexicon"),
        Code("QAWL-S001", "stop", "the file is not a Qawl record", "give another --db, or a new file's name"),
        Code("QAWL-S002", "stop", "the record was made by a newer Qawl", "upgrade Qawl"),
        Code("QAWL-S003", "retry", "the record is locked by another program", "wait until it ends, then run again"),
        Code("QAWL-S004", "stop", "the record can't be written", "check the folder's permissions and free space"),
        Code("QAWL-S005", "stop", "no record there yet", "make one with `qawl add PATH…`"),
        Code("QAWL-S006", "stop", "no statement has that uid", "copy the uid from `qawl search` or `qawl extract`"),
        Code("QAWL-S007", "skip", "the article can't be kept as it is", "mend what is named, then add it again"),
        Code(
            "QAWL-S008", "stop", "the record is damaged", "put a copy in its place, or add the articles to a new file"
        ),
        Code("QAWL-S009", "stop", "more than one statement's uid begins so", "give more of the uid"),
        Code(
            "QAWL-S010",
            "stop",
            "no evidence of that is kept",
            "see `qawl evidence --list`; files, and what was added with --no-keep-raw, have none",
        ),
        Code("QAWL-E001", "stop", "no entity has that id", "copy the id from `qawl entities list`"),
        Code("QAWL-E002", "stop", "the two can't be one entity", "merge entities of one kind, and two different ones"),
        Code("QAWL-E003", "stop", "a statement is not the entity's", "copy uids from `qawl entities show`"),
        Code(
            "QAWL-E004",
            "stop",
            "the file of names can't be read",
            "mend the line named; docs/entities.md shows the forms",
        ),
        Code("QAWL-O001", "stop", "the output can't be written", "check the folder's permissions and free space"),
        Code("QAWL-A001", "stop", "an argument is not valid", "see --help"),
    )
}


class QawlError(Exception):
    """A coded error. ``str()`` is the whole message: code, what, where, why and what to do."""

    def __init__(self, code: str, where: str = "", why: str = "") -> None:
        entry = CATALOGUE[code]
        self.code, self.where, self.why, self.entry = code, where, why, entry
        detail = f": {why}" if why else ""
        place = f" ({where})" if where else ""
        super().__init__(f"[{code}] {entry.title}{place}{detail}. What to do: {entry.hint}.")

    def refusal(self) -> Refusal:
        """This error as the record that reports and counts are made of."""
        why = f": {self.why}" if self.why else ""
        return Refusal(code=self.code, source=self.where, message=f"{self.entry.title}{why}", hint=self.entry.hint)
