"""The name under which the routine that everybody begins with is kept.

It stands alone, since the first page needs it before any routine is loaded.
"""

from __future__ import annotations

ARTICLE_NAME = "Strong spine"
