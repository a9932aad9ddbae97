"""Small pieces of web pages after the manner of the W3C's ACT rules, in words of our own: right ones and wrong ones.

Each has a name, the piece, and the codes of the errors and warnings that it should give.
"""

MISSING, UNLABELLED, UNCLEAR = "alternative-missing", "control-unlabelled", "link-unclear"

EXAMPLES: dict[str, tuple[str, set[str]]] = {
    # Pictures
    "picture with words": ('<img src="a.png" alt="The bridge at dusk">', set()),
    "picture named elsewhere": ('<p id="n">The bridge</p><img src="a.png" aria-labelledby="n">', set()),
    "picture named by what is hidden": ('<p id="n" hidden>The bridge</p><img src="a.png" aria-labelledby="n">', set()),
    "picture named by aria-label": ('<img src="a.png" aria-label="The bridge">', set()),
    "picture named by title": ('<img src="a.png" title="The bridge">', set()),
    "decoration by empty alt": ('<img src="a.png" alt="">', set()),
    "decoration by role none": ('<img src="a.png" role="none">', set()),
    "decoration by role presentation": ('<img src="a.png" role="presentation">', set()),
    "picture hidden from readers": ('<img src="a.png" aria-hidden="true">', set()),
    "picture in what is hidden": ('<div aria-hidden="true"><p><img src="a.png"></p></div>', set()),
    "picture not displayed": ('<img src="a.png" style="display: none">', set()),
    "picture in what is not displayed": ('<div style="color:red;display:none"><img src="a.png"></div>', set()),
    "picture not visible": ('<img src="a.png" style="visibility:hidden">', set()),
    "picture for who has no scripts": ('<noscript><img src="count.gif"></noscript>', set()),
    "drawing with a role and a title": ('<svg role="img"><title>Rising line</title><path d="M0 0"/></svg>', set()),
    "drawing with a role and a label": ('<svg role="img" aria-label="Rising line"><path d="M0 0"/></svg>', set()),
    "drawing without a role": ('<svg><path d="M0 0"/></svg>', set()),
    "element that is a picture": ('<div role="img" aria-label="Rising line">/</div>', set()),
    "object with a label": ('<object data="plan.png" aria-label="Plan of the hall"></object>', set()),
    "area that leads nowhere": ('<map name="m"><area shape="default"></map>', set()),
    "picture without words": ('<img src="a.png">', {MISSING}),
    "picture with a blank label": ('<img src="a.png" aria-label="  ">', {MISSING}),
    "picture named by what is not there": ('<img src="a.png" aria-labelledby="gone">', {MISSING}),
    "picture named by what is empty": ('<p id="n"></p><img src="a.png" aria-labelledby="n">', {MISSING}),
    "drawing with a role and no name": ('<svg role="img"><path d="M0 0"/></svg>', {MISSING}),
    "element that is a picture without a name": ('<div role="img"></div>', {MISSING}),
    "object without a name": ('<object data="plan.png" type="image/png"></object>', {MISSING}),
    "frame without a name": ('<iframe src="map.html"></iframe>', {MISSING}),
    "picture moved aside": ('<img src="a.png" style="position:absolute;left:-9999px">', {MISSING}),
    # Links
    "link with words": ('<a href="b.html">Board papers</a>', set()),
    "link with a picture": ('<a href="b.html"><img src="a.png" alt="Board papers"></a>', set()),
    "link with words and decoration": ('<a href="b.html"><img src="a.png" alt="">Board papers</a>', set()),
    "link named by title": ('<a href="b.html" title="Board papers"><img src="a.png" alt=""></a>', set()),
    "link with a named drawing": ('<a href="b.html"><svg role="img"><title>Board</title></svg></a>', set()),
    "link that is hidden": ('<a href="b.html" style="display:none"></a>', set()),
    "link with a picture without words": ('<a href="b.html"><img src="a.png" alt=""></a>', {UNCLEAR}),
    "link with hidden words": ('<a href="b.html"><span aria-hidden="true">Board papers</span></a>', {UNCLEAR}),
    "link named by what is not there": ('<a href="b.html" aria-labelledby="gone"></a>', {UNCLEAR}),
    # Fields and buttons
    "field in its label": ("<label>Name <input></label>", set()),
    "field with a label for it": ('<label for="f">Name</label><input id="f">', set()),
    "field named elsewhere": ('<span id="n">Name</span><input aria-labelledby="n">', set()),
    "field named by title": ('<input title="Name">', set()),
    "field that is hidden": ('<div style="display:none"><input></div>', set()),
    "field of the page's own": ('<input type="hidden" name="token">', set()),
    "button to send": ('<input type="submit">', set()),
    "button with a value": ('<input type="button" value="Search">', set()),
    "button with words": ("<button>Search</button>", set()),
    "button with a picture": ('<button><img src="a.png" alt="Search"></button>', set()),
    "button that is a picture": ('<input type="image" src="a.png" alt="Search">', set()),
    "choice in its label": ("<label>Area <select><option>Kent</option></select></label>", set()),
    "element that is a button": ('<div role="button" tabindex="0">Search</div>', set()),
    "field beside words": ("<p>Name</p><input>", {UNLABELLED}),
    "field with an empty label": ('<label for="f"></label><input id="f">', {UNLABELLED}),
    "field in an empty label": ("<label><input></label>", {UNLABELLED}),
    "field in a label for another": ('<label for="g">Name <input></label><input id="g" title="G">', {UNLABELLED}),
    "choice named by its choices alone": ("<label><select><option>Kent</option></select></label>", {UNLABELLED}),
    "button without words": ("<button></button>", {UNLABELLED}),
    "button with hidden words": ('<button><span aria-hidden="true">x</span></button>', {UNLABELLED}),
    "button without a value": ('<input type="button">', {UNLABELLED}),
    "button that is a picture without words": ('<input type="image" src="a.png">', {UNLABELLED}),
    "element that is a field": ('<div role="textbox" tabindex="0"></div>', {UNLABELLED}),
    # Headings and tables
    "heading with a picture": ('<h2><img src="a.png" alt="Board"></h2>', set()),
    "heading that is hidden": ('<h2 style="display:none"></h2>', set()),
    "heading that is none": ('<h2 role="presentation"></h2>', set()),
    "heading with hidden words": ('<h2><span aria-hidden="true">Board</span></h2>', {"heading-wordless"}),
    "element that is an empty heading": ('<div role="heading" aria-level="2"></div>', {"heading-wordless"}),
    "table with plain headers": (
        "<table><tr><th>Year</th><th>Visits</th></tr><tr><td>2022</td><td>4</td></tr></table>",
        set(),
    ),
    "table with headers both ways": (
        "<table><tr><td></td><th>Visits</th></tr><tr><th>2022</th><td>4</td></tr></table>",
        set(),
    ),
    "table with two rows of headers": (
        '<table><tr><th rowspan="2">Year</th><th colspan="2">Visits</th></tr><tr><th>Planned</th><th>Other</th></tr>'
        "<tr><th>2022</th><td>4</td><td>5</td></tr></table>",
        set(),
    ),
    "table with a row of headers between": (
        "<table><tr><th>Year</th><td>2022</td><td>2023</td></tr><tr><th>Month</th><th>Planned</th><th>Other</th></tr>"
        "<tr><td>May</td><td>4</td><td>5</td></tr></table>",
        set(),
    ),
    "table whose cells name their headers": (
        '<table><tr><td></td><th id="y">Year</th></tr><tr><td headers="y">2</td><td headers="y">3</td></tr></table>',
        set(),
    ),
    "table whose cells name headers that are not there": (
        '<table><tr><td></td><th id="y">Year</th></tr><tr><td headers="x">2</td><td headers="y">3</td></tr></table>',
        {"cell-without-header"},
    ),
    "table with roles for headers": (
        '<table><tr><td role="columnheader">Year</td><td role="columnheader">Visits</td></tr>'
        "<tr><td>2022</td><td>4</td></tr></table>",
        set(),
    ),
    "table that is hidden": (
        "<div hidden><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></div>",
        set(),
    ),
    "table for layout": (
        '<table role="none"><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
        set(),
    ),
    "table without headers": (
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        {"table-without-headers"},
    ),
    "table with a column without header": (
        '<table><tr><th scope="col">Year</th><td>Visits</td></tr><tr><td>2022</td><td>4</td></tr></table>',
        {"cell-without-header"},
    ),
}

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Notices of the board</title></head>'
    "<body><main><h1>Notices</h1>{}</main></body></html>"
)
