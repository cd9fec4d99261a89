"""A badge's code as a drawing that scanners read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zxingcpp
from markupsafe import Markup


@dataclass(frozen=True)
class Drawing:
    """Squares on a grid of `size` by `size`, as the path of an SVG."""

    size: int
    path: Markup


@lru_cache(maxsize=64)
def qr(code: str) -> Drawing:
    made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn: Any = zxingcpp.write_barcode_to_image(made, scale=1, add_quiet_zones=False)
    grid = memoryview(drawn)
    size: int = drawn.shape[0]
    steps = []
    for row in range(size):
        column = 0
        while column < size:
            begins = column
            while column < size and grid[row, column] == 0:
                column += 1
            if column > begins:
                steps.append(f"M{begins} {row}h{column - begins}v1h{begins - column}z")
            column += 1
    # Built of numbers alone.
    return Drawing(size, Markup("".join(steps)))  # noqa: S704
