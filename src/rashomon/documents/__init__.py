"""Documents: published reports as they came in, and the readers that bring them."""

from __future__ import annotations

from rashomon.documents.document import Document, content_hash
from rashomon.documents.factory import document
from rashomon.documents.language import english, language
from rashomon.documents.problems import Problem
from rashomon.documents.read import read_documents

__all__ = ["Document", "Problem", "content_hash", "document", "english", "language", "read_documents"]
