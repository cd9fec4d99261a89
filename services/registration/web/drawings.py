"""The figures of the overview as drawings: how far people have come, and day by day."""

from collections.abc import Sequence

WIDTH, HEIGHT, MIDDLE = 1000, 88, 44
# However few, a step stays visible; and the way to the next begins so far into it.
THINNEST, BEND = 3, 0.62


def funnel(numbers: Sequence[int]) -> list[str]:
    """A path for each step, as high as its number among the highest, and bent to the next."""
    highest = max([*numbers, 1])
    halves = [max(THINNEST, each / highest * (HEIGHT - 8)) / 2 for each in numbers]
    wide = WIDTH / max(len(numbers), 1)
    return [
        _step(place * wide, wide, half, after)
        for place, (half, after) in enumerate(zip(halves, [*halves[1:], *halves[-1:]], strict=True))
    ]


def _step(left: float, wide: float, half: float, after: float) -> str:
    bend, right = left + wide * BEND, left + wide
    soft = (bend + right) / 2
    top, low, next_top, next_low = MIDDLE - half, MIDDLE + half, MIDDLE - after, MIDDLE + after
    there = f"M{left:.1f} {top:.1f}H{bend:.1f}C{soft:.1f} {top:.1f} {soft:.1f} {next_top:.1f}"
    back = f"{right:.1f} {next_top:.1f}V{next_low:.1f}C{soft:.1f} {next_low:.1f}"
    return f"{there} {back} {soft:.1f} {low:.1f} {bend:.1f} {low:.1f}H{left:.1f}Z"
