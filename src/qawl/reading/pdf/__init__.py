"""PDF with a text layer: letters with their places, lines of them, and the order in which they are read."""

from qawl.reading.pdf.read import read_pdf as read_pdf
from qawl.reading.pdf.read import read_pdf_bytes as read_pdf_bytes
