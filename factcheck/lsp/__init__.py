"""The language server: factcheck where editors work."""

from factcheck.lsp.serving import serve

__all__ = ["serve"]
