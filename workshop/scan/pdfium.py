"""The one lock for all that reads PDFs: PDFium is not thread-safe."""

from threading import Lock

ONE_AT_A_TIME = Lock()
