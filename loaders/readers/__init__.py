"""Readers: one a format, from what the user names to articles with where they come from."""

from loaders.readers.items import Format, Found, RdfFile, ReadOptions, Reason, RecordsFile, Refused, Rejection, Source
from loaders.readers.sources import Item, read_inputs, read_sources

__all__ = [
    "Format",
    "Found",
    "Item",
    "RdfFile",
    "ReadOptions",
    "Reason",
    "RecordsFile",
    "Refused",
    "Rejection",
    "Source",
    "read_inputs",
    "read_sources",
]
