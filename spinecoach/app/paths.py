"""Where this person's files are: the platform's folders, or all below one that was named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Paths(NamedTuple):
    """The folder for what must be kept, and the one for what can be made again."""

    data: Path
    cache: Path

    @classmethod
    def of(cls, data_dir: Path | None) -> Paths:
        """With a `data_dir` everything that the program writes goes below it."""
        if data_dir is not None:
            data_dir = data_dir.expanduser().absolute()
            return cls(data_dir, data_dir / "cache")
        from platformdirs import user_cache_path, user_data_path

        return cls(
            user_data_path("spinecoach", appauthor=False),
            user_cache_path("spinecoach", appauthor=False),
        )

    @property
    def clips(self) -> Path:
        """The folder of the rendered lines."""
        return self.cache / "speech"

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """Folders on what may be another disk, for what the data folder cannot take at the end."""
        import os
        from pathlib import Path

        named = (os.environ.get(name) for name in ("HOME", "USERPROFILE", "TMPDIR", "TEMP"))
        return tuple(Path(folder) for folder in (*named, "/tmp") if folder)  # noqa: S108
