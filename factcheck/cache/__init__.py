"""Cache: what the rooms make of a document or a text is made once, and found again by a hash of all it depends on."""

from factcheck.cache.cache import Cache
from factcheck.cache.keys import code_version

__all__ = ["Cache", "code_version"]
