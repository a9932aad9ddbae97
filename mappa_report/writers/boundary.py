"""The border round a library that works on templates: whatever leaves it is a fault of the template, in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

from mappa_report.writers import FormatFault, LibraryMissing, TemplateFault

REMEDY = "correct the workspace's template, or remove it to use the packaged one."


@contextmanager
def faults_of(template: str, message: str, remedy: str = REMEDY) -> Iterator[None]:
    """Raise what leaves a library within as the TemplateFault ``message`` of ``template``, but for what says it better.

    What takes too much memory isn't told of here: there is none left to tell it.
    """
    try:
        yield
    except (FormatFault, LibraryMissing, MemoryError):
        raise
    except Exception as error:
        raise TemplateFault(template, message, remedy) from error
