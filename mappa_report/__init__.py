"""mappa-report: MAPPA annual reports from YAML and Markdown to DOCX, PDF and HTML.

The way through the house, and so the order in which to read it:

    readers    text into values that remember their place
    checks     values into problems, or a valid AnnualReport
    compose    an AnnualReport into one format-neutral Document
    writers    the Document into bytes

``pipeline`` is that on one screen. ``assembly`` joins readers and checks, and ``building`` knows what is due and what
it was made from. What all of them share lies below: ``bounded`` (work in a child process with limits), ``unpacking``
(finished files taken apart), ``source`` (text and where it stands), ``document`` (the tree), ``model`` (the field's
nouns), ``wording`` (how figures and dates are written), ``problems`` and ``workspace``. Beside the way stand ``audit``
(of finished files), ``importing`` (what they become), ``opendata``, ``scaffold`` (what ``init`` and ``new`` lay out),
``changes`` (between editions), ``intake`` (what comes into an area's own files) and ``editing`` (a section as an
editor holds it). ``workbench`` is the way
in by a browser, ``commands`` what people type, and ``cli`` where the program starts.

Each room imports only those before it in docs/architecture.md. The contracts in ``pyproject.toml`` hold that.
"""
