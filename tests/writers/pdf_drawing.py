"""Where a PDF draws its lines of text and its strokes, in points from the foot of the page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf

Matrix = tuple[float, float, float, float, float, float]


def baselines(pdf: bytes) -> list[dict[str, float]]:
    """How high each line of text stands, by its words, page by page. Lines with the same words are one."""
    return [_baselines(page) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _baselines(page: Any) -> dict[str, float]:
    words: dict[float, list[str]] = {}

    def visit(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            height = round(_times(_matrix(inner), _matrix(outer))[5], 2)
            words.setdefault(height, []).append(text.strip())

    page.extract_text(visitor_text=visit)
    return {" ".join(line): height for height, line in words.items()}


def strokes(pdf: bytes) -> list[list[tuple[float, float]]]:
    """How high the start of each stroke is and how thick it is, as drawn, page by page. What is filled is none."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [list(_strokes(page)) for page in file.pages]


def _strokes(page: pikepdf.Page) -> Iterator[tuple[float, float]]:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    width, start = 1.0, (0.0, 0.0)
    kept: list[tuple[Matrix, float]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append((matrix, width))
            case "Q":
                matrix, width = kept.pop()
            case "cm":
                matrix = _times(_matrix(operands), matrix)
            case "w":
                width = float(operands[0])
            case "m":
                start = (float(operands[0]), float(operands[1]))
            case "S":
                yield round(matrix[1] * start[0] + matrix[3] * start[1] + matrix[5], 2), width


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
