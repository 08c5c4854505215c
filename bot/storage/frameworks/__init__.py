"""Frameworks as they are kept: content, loading, what a load would do, the current ones, following the files."""
