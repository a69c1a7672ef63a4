"""Pictures of a page with few colours: PNG with a palette, a third as large as the browser's own."""

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

MAGIC = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
SHADES = 8  # of a channel, that colours are first told apart by: a sixteenth of all


def packed(png: bytes) -> bytes:
    """Returns a picture with the 256 colours that it has most of, in place of all; raises ValueError for any other PNG than Chromium's."""
    pixels = _pixels(png)
    height, width, _ = pixels.shape
    colours, places, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    kept = _spread(colours, counts)
    nearest = np.concatenate([_nearest(part, kept) for part in np.array_split(colours.astype(np.int32), max(1, len(colours) // 2000))])
    rows = nearest[places.reshape(-1)].reshape(height, width).astype(np.uint8)
    body = b"".join(b"\0" + row.tobytes() for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", kept.astype(np.uint8).tobytes()), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b""))
    return MAGIC + b"".join(_chunk(name, data) for name, data in parts)


def _spread(colours: NDArray[np.uint8], counts: NDArray[np.int64]) -> NDArray[np.int32]:
    """Returns the colours to keep: of each group of like shades the most frequent, then those of which there is most."""
    by_count = np.argsort(-counts, kind="stable")
    groups = colours[by_count] // SHADES
    _, firsts = np.unique(groups, axis=0, return_index=True)
    heads = by_count[np.sort(firsts)]
    return colours[heads[:COLOURS]].astype(np.int32)


def _nearest(colours: NDArray[np.int32], kept: NDArray[np.int32]) -> NDArray[np.int64]:
    return np.argmin(((colours[:, None, :] - kept[None, :, :]) ** 2).sum(axis=2), axis=1)


def _pixels(png: bytes) -> NDArray[np.uint8]:
    """Returns the red, green and blue of a picture's pixels, row by row."""
    chunks = list(_chunks(png))
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("this is no PNG of eight bits a channel, as Chromium makes them")
    channels = 3 if kind == 2 else 4
    body = np.frombuffer(zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT")), np.uint8)
    lines = body.reshape(height, 1 + width * channels)
    above = np.zeros(width * channels, np.uint8)
    rows = []
    for line in lines:
        above = _unfiltered(int(line[0]), line[1:], above, channels)
        rows.append(above)
    return np.stack(rows).reshape(height, width, channels)[:, :, :3]


def _unfiltered(filtered_by: int, line: NDArray[np.uint8], above: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """Returns the bytes of a row, of which PNG keeps differences to the left (1), above (2), their mean (3) or the nearest (4)."""
    if filtered_by == 0:
        return line.copy()
    if filtered_by == 2:
        return line + above
    if filtered_by == 1:
        return np.cumsum(line.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    row, up = [*line.tolist()], above.tolist()
    for at, byte in enumerate(row):
        left, corner = (row[at - step], up[at - step]) if at >= step else (0, 0)
        guess = (left + up[at]) // 2 if filtered_by == 3 else _paeth(left, up[at], corner)
        row[at] = (byte + guess) % 256
    return np.array(row, np.uint8)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(MAGIC)
    while at < len(png):
        [length] = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
