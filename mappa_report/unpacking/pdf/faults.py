"""What goes wrong where a PDF can't be read."""


def faults_of_reading() -> tuple[type[Exception], ...]:
    """What pikepdf raises for what it can't read."""
    import pikepdf

    return (
        pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError, MemoryError, KeyError,
        AttributeError,
    )  # fmt: skip
