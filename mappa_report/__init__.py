"""mappa-report: MAPPA annual reports from YAML and Markdown to DOCX, PDF and HTML.

The way through the house, and so the order in which to read it:

    readers   text into values that remember their place
    checks    values into problems, or a valid AnnualReport
    compose   an AnnualReport into one format-neutral Document
    writers   the Document into bytes

``pipeline`` joins the four; ``cli`` is what a coordinator types. ``problem``, ``placed``, ``document`` and
``model`` are the words all of them share; ``wording`` settles how figures and dates are written. No stage
imports another: ``tests/test_architecture.py`` holds that rule.
"""
