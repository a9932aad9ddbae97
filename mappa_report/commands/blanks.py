"""Arguments with nothing in them, as a script gives whose variable was never set: wrong usage that says which."""

import click

_EXAMPLES = {
    "area": "name an area, such as kent",
    "year": "give a year, such as 2023",
    "earlier": "give a year, such as 2023, or leave it out",
    "origin": "give one, such as 2023, or leave the option out",
    "out": "name a folder, or leave it out",
    "directory": "name a folder, or leave it out",
    "files": "name a file, such as report.pdf",
    "edition": "name an edition, such as 2023",
    "old": "name an edition, such as 2019",
    "new": "name an edition, such as 2023",
}
_NEEDED = "write something there"
_OTHERWISE = f"{_NEEDED}, or leave it out"


def refuse_blanks(command: click.Command, words: list[str], parent: click.Context) -> None:
    """Raise wrong usage where one of ``words``, which follow the name of ``command``, has nothing in it."""
    if all(word.strip() and not (word.startswith("--") and word.endswith("=")) for word in words):
        return
    if isinstance(command, click.Group):
        inner = command.get_command(parent, words[0])
        if inner:
            refuse_blanks(inner, words[1:], parent)
        return
    context = click.Context(command, parent, resilient_parsing=True)  # what else may be wrong is told after this
    values, _, _ = command.make_parser(context).parse_args(list(words))
    for param in command.get_params(context):
        value = values.get(param.name or "")
        if any(
            isinstance(each, str) and not each.strip()
            for each in (value if isinstance(value, list | tuple) else [value])
        ):
            parent.fail(f"{_label(param, context)} is empty: {_remedy(param)}.")


def _remedy(param: click.Parameter) -> str:
    return _EXAMPLES.get(param.name or "", _NEEDED if param.required else _OTHERWISE)


def _label(param: click.Parameter, context: click.Context) -> str:
    """What the help calls ``param``, as in AREA, FILE or --out."""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(context).strip("[].")
