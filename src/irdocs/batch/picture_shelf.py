"""Keep the pictures of editions out of memory until the page that shows them is written."""

from __future__ import annotations

from tempfile import TemporaryFile


class PictureShelf:
    """Pictures of editions, by their folders, in a file that ends with it."""

    def __init__(self) -> None:
        """Begin without any. Raises OSError if there is no room for a file."""
        self._file = TemporaryFile()  # noqa: SIM115 - it is closed with the shelf
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, folder: str, picture: bytes | None) -> None:
        """Keep the picture of an edition, if it has one. Raises OSError."""
        if picture is not None:
            place = self._file.seek(0, 2)
            self._file.write(picture)
            self._places[folder] = place, len(picture)

    def picture(self, folder: str) -> bytes | None:
        """Return the picture of an edition; None if it has none. Raises OSError."""
        if folder not in self._places:
            return None
        place, length = self._places[folder]
        self._file.seek(place)
        return self._file.read(length)


__all__ = ["PictureShelf"]
