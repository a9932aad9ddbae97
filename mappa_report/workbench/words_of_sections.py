"""What the server says of a section in its editor. A key that ends in the kind of a thing is made of that kind."""

from collections.abc import Mapping

OF_SECTIONS: Mapping[str, str] = {
    "section.refused.text": "This can't be kept as it was sent: read again, it would be something else. Undo the last "
    "change, or write it as plain text. Nothing was saved.",
    "section.refused.words": "A word or address is too long for a report, or has signs that can't be kept. Nothing was "
    "saved.",
    "section.refused.depth": "Lists and quotations stand too deep within one another. Bring them out a few levels. "
    "Nothing was saved.",
    "section.refused.gone": "What was sent names a block that the text does not have. Load the page again. Nothing was "
    "saved.",
    "section.refused.old": "The workbench was started again since this page was loaded, and the file has changed. "
    "Copy what you typed last, and load the page again. Nothing was saved.",
    "section.refused.head": "The head of this section can't take that. Give each field one line of at most 300 "
    "letters, or change it in the plain text. Nothing was saved.",
    "section.refused.sent": "What was sent is nothing that a section can have. Nothing was saved.",
    "section.refused.size": "This is more than a section can hold. Divide it into several. Nothing was saved.",
    "section.kept.": "More than can be shown here",
    "section.kept.blockquote": "A quotation with something in it that can't be edited here",
    "section.kept.bullet_list": "A list with something in it that can't be edited here",
    "section.kept.fence": "A block of code",
    "section.kept.footnote": "A footnote that can't be edited here",
    "section.kept.heading": "A heading without words, or with something in it that can't be edited here",
    "section.kept.hr": "A ruled line",
    "section.kept.html_block": "HTML",
    "section.kept.ordered_list": "A list with something in it that can't be edited here",
    "section.kept.paragraph": "A paragraph with something in it that can't be edited here",
    "section.kept.table": "A table that can't be edited here",
    "section.head.title": "Title",
    "section.head.title.hint": "As it is printed above the section.",
    "section.head.kind": "Kind of section",
    "section.head.place": "Where it stands in the report",
    "section.head.role": "Role of who wrote it",
    "section.head.role.hint": "Such as Detective Inspector, and never a name.",
    "section.head.organisation": "The body that it is a role in",
    "section.head.illustrative": "Words that stand in for the area's own, and are marked as such",
    "section.head.illustrative.true": "Yes",
    "section.head.illustrative.false": "No",
    "section.head.signed.name": "Name of signatory {number}",
    "section.head.signed.name.hint": "Only of somebody in a public office who has agreed to it.",
    "section.head.signed.role": "Role of signatory {number}",
    "section.head.signed.organisation": "Body of signatory {number}",
    "section.picture.none": "Choose one picture.",
    "language.cy": "Welsh",
    "language.ar": "Arabic",
    "language.bn": "Bengali",
    "language.fr": "French",
    "language.gu": "Gujarati",
    "language.la": "Latin",
    "language.pl": "Polish",
    "language.pt": "Portuguese",
    "language.pa": "Punjabi",
    "language.ro": "Romanian",
    "language.so": "Somali",
    "language.es": "Spanish",
    "language.ur": "Urdu",
}
