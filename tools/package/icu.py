"""Makes the data of ICU small (Linux): Qt's core is linked to all of it, 31 MB, and asks for 2.

Kept is what sorts the names in a file dialog and changes the case of letters, in the languages of
the program. Left out are character sets other than Unicode, and the names of units, currencies,
regions, languages and time zones; ICU does without what it does not find.

The data is one archive in a library that holds nothing else: a header, a table of names and places,
the files. The binutils link a library anew from what is kept.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

KIND, BEFORE_KIND = b"CmnD", 12
"""The format of the archive, and how many bytes of its header stand before that."""

ALIGNED = 16
"""Each file begins at a multiple of so many bytes."""

OF_A_LANGUAGE = re.compile(r"[^/]+/(?:coll/)?([a-z]{2,3})(?:_\w+)?\.res")
USELESS = re.compile(r"[^/]+/(?:(?!coll/)\w+/.*|.*\.(?:cnv|spp)|unames\.icu)")


def make_small(library: Path, languages: Collection[str]) -> None:
    """Replace a `libicudata.so.N` by one with only what is of use in these languages."""
    header, files = read(library.read_bytes())
    kept = {name: content for name, content in files.items() if is_of_use(name, languages)}
    version = library.name.rpartition(".")[2]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data").write_bytes(archive(header, kept))
        symbol = f"_binary_data_start=icudt{version}_dat"
        section = ".data=.rodata,alloc,load,readonly,data,contents"
        shape = ["--rename-section", section, f"--set-section-alignment=.data={ALIGNED}"]
        named = ["-soname", library.name, "-z", "noexecstack"]
        for command in (
            ["ld", "-r", "-b", "binary", "-o", "data.o", "data"],
            ["objcopy", *shape, "--redefine-sym", symbol, "data.o"],
            ["ld", "-shared", *named, "-o", library.name, "data.o"],
        ):
            subprocess.run(command, cwd=place, check=True)
        library.write_bytes((place / library.name).read_bytes())


def is_of_use(name: str, languages: Collection[str]) -> bool:
    """Return whether a file of the archive is kept."""
    language = OF_A_LANGUAGE.fullmatch(name)
    return language[1] in languages if language else not USELESS.fullmatch(name)


def read(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the header of the archive in a library, and its files by name.

    Nothing says where the last file ends: it takes along what follows.
    """
    begin = library.index(KIND) - BEFORE_KIND
    table = begin + struct.unpack_from("<H", library, begin)[0]
    count = struct.unpack_from("<I", library, table)[0]
    entries = struct.iter_unpack("<II", library[table + 4 : table + 4 + 8 * count])
    names, places = zip(*entries, strict=True)
    files = {}
    for name, place, end in zip(names, places, [*places[1:], None], strict=True):
        word = library[table + name : library.index(b"\0", table + name)].decode()
        files[word] = library[table + place : None if end is None else table + end]
    return library[begin:table], files


def archive(header: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files, which must be in the order of their names."""
    words = [name.encode() + b"\0" for name in files]
    contents = [_padded(content) for content in files.values()]
    table = 4 + 8 * len(files)
    before = _padded(header + bytes(table) + b"".join(words))
    names = accumulate((len(word) for word in words), initial=table)
    places = accumulate((len(each) for each in contents), initial=len(before) - len(header))
    entries = b"".join(struct.pack("<II", *each) for each in zip(names, places, strict=True))
    told = header + struct.pack("<I", len(files)) + entries[: 8 * len(files)] + b"".join(words)
    return b"".join((_padded(told), *contents))


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % ALIGNED)
