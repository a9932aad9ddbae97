"""What the workbench says on its pages about whole reports: how they begin, and what goes out and comes back."""

from collections.abc import Mapping

OF_REPORTS: Mapping[str, str] = {
    "areas.begin.edition": "No edition covers {year} yet. Begin one as a copy of that of {nearest}, to be put right "
    "and confirmed by those who answer for it",
    "areas.published": "What has been published",
    "areas.published.what": "last year's Word file or PDF becomes a year here, with its figures and sections",
    "areas.editions.what": "the national text and form of each year; the official wording is taken from a published "
    "report",
    "start.title": "Make this folder ready",
    "start.what": "No report has been written in this folder yet. It becomes the place where your reports are kept:",
    "start.stays": "What lies in it already stays as it is.",
    "start.example": "Put in Kent's report for 2022–23, a finished example to look at",
    "start.do": "Use this folder",
    "published.title": "A year from a published report",
    "published.what": "What was read is shown first: how many figures, which sections, and what is doubtful. Nothing "
    "is written before you say so. The national text is left out, as it comes from the year's edition.",
    "published.adopt": "To have that text in the official words, take them from the same report first:",
    "published.year.hint": "For example, 2023 for 1 April 2022 to 31 March 2023. Leave it empty, and the report says "
    "it.",
    "published.file": "The published report",
    "published.file.hint": "A Word file, a PDF, a web page or a plain text. A Word file has the most of it.",
    "published.show": "Show what can be read of it",
    "published.one_file": "Choose one file.",
    "published.read_as": "What was read, as {area} {years}",
    "published.begun": "The report of {area} for {years} has been begun already, and is not written over. Go to it.",
    "published.take": "Take it as this year",
    "published.take.hint": "Doubtful figures keep a remark, and what has no place is kept beside the report, with the "
    "reasons. Look at both afterwards.",
    "published.other": "Another report",
    "runs.dropped": "taken out:",
    "runs.added": "put in:",
    "runs.end": "end.",
    "editions.title": "National text and form",
    "editions.what": "Each year's edition has the national text and the form of the return. A report follows the one "
    "of its year, the one in official words if there is one.",
    "editions.from": "Its wording was taken from {source} on {day}.",
    "editions.by": "Confirmed by {by} on {day}.",
    "editions.by_whom": "Role of whoever has confirmed that text and form are the official ones",
    "editions.confirm": "Record that {key} has been confirmed",
    "editions.confirmed": "It is recorded that {key} has been confirmed by {by}.",
    "editions.nobody": "Give the role of whoever has confirmed it, in one line of at most 120 letters.",
    "editions.gone": "There is no such choice any more. Nothing was changed.",
    "editions.follow": "Let {area} {years} follow {key}",
    "editions.follows": "That report follows {key} now.",
    "editions.adopt": "Take the official wording from a published report",
    "editions.adopt.what": "Any area's report of the year will do, or the national team's template. What was found is "
    "shown first. Nothing is written before you say so.",
    "editions.origin": "Edition whose form and order it follows",
    "editions.show": "Show what can be taken",
    "editions.read_as": "What would become the edition {key}",
    "editions.before": "The edition {key} was taken from {source} on {day} already. Below stands what this file says "
    "in other words: where they differ, one of the two has been edited by hand, or is another version.",
    "editions.take": "Make it an edition",
    "editions.replace": "Take this file's wording instead",
    "editions.taken": "The edition {key} has been made. New reports of its year follow it. Read it in a preview, and "
    "have it confirmed by those who answer for it.",
    "editions.changes": "What differs, word by word",
    "editions.same": "It says the same, word for word.",
    "areas.uncovered": "No edition covers {year} yet. One can be begun as a copy of that of {nearest}: tick the box "
    "below, and begin again.",
    "unplaced.title": "What had no place",
    "unplaced.what": "This is what the published report had that found no place in this year, with the reasons, and "
    "all that was guessed. Put what matters where it belongs, then tick the box.",
    "unplaced.settled": "Everything in it has been settled: take this list away",
    "unplaced.do": "Take it away",
    "unplaced.kept": "The list was left as it is, as the box was not ticked.",
    "sections.title": "Sections and their order",
    "sections.how": "They print in this order. Up and Down move one among those of the same place.",
    "sections.missing": "No section is of the kind {kinds}, which no report should lack: {because}.",
    "sections.nowhere": "Sections whose title, kind or place can't be read",
    "sections.none_here": "No section stands here.",
    "sections.up": "Up",
    "sections.down": "Down",
    "sections.drag": "Drag it to another place, or hold Alt and press the up or down arrow",
    "sections.to_come": "Owed, and not here yet",
    "sections.due": "by {day}",
    "sections.unread": "Files that are not in the report, as they have no number of their own",
    "sections.number": "Make it a section",
    "sections.add": "Add a section",
    "sections.add.title": "Title",
    "sections.add.do": "Add it, and write it",
    "sections.no_title": "Give a title and the role of who writes it, each in one line of at most 120 letters, and "
    "choose a kind. Nothing was changed.",
    "sections.parts": "The order of the report's parts",
    "sections.parts.what": "The year's edition lets an area move these parts. What stands round them stays.",
    "sections.no_part": "The report has no such part any more. Nothing was changed.",
    "details.title": "Title, author and place",
    "details.open": "Title, author, place",
    "details.place": "Where it stands",
    "details.signed": "It is signed by several people or by name: change who signs in the section's text.",
    "details.save": "Save",
    "details.text": "Write the section's text",
    "details.unread": "What stands at the top of this section can't be read. Put it right in its text.",
    "details.stuck": "What stands at the top of this section is written in a way that can't be changed here. Change "
    "it in the section's text. Nothing was changed.",
    "details.clash": "Somebody else has changed the same lines meanwhile. Nothing was saved: look at what they say "
    "now.",
    "details.remove": "Remove the section",
    "details.remove.what": "It goes out of the report. How it was stays among the earlier versions, from where it can "
    "be brought back.",
    "details.remove.sure": "Take this section out of the report",
    "details.remove.unsure": "The section was left as it is, as the box was not ticked.",
    "details.remove.do": "Remove it",
    "kind.choose": "Choose a kind",
    "kind.none": "Choose the kind of section. Nothing was written.",
    "nav/sections": "Sections",
}
"""Part of the catalogue in ``words``."""
