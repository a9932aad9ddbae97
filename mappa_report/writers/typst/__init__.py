"""Document → PDF by Typst: the Document as data, laid out by ``templates/report.typ``, its tags completed after."""
