"""What of a page stands still on paper and in an e-book."""

from xml.etree import ElementTree

from helpers.book.still import as_xhtml, still


def test_scripts_controls_and_code_go_and_their_content_stays():
    page = still(
        "<h1>Title<a class='headerlink' href='#t'>¶</a></h1><details class='hide above-input'><summary>Show</summary>"
        "<div class='cell_input'><pre>code</pre></div></details><div class='commentary-widget' tabindex='0'>"
        "<button>Sort</button><p>said</p><script type='application/json'>{}</script></div>"
        "<p>Note. <label><input type='checkbox'> Name the voices.</label></p>"
    )
    assert str(page) == '<h1>Title</h1><div class="commentary-widget"><p>said</p></div><p>Note. </p>'


def test_what_a_chapter_folds_away_besides_its_code_is_kept():
    assert str(still("<details class='hide'><summary>Show</summary><p>output</p></details>")) == "<p>output</p>"


def test_a_page_becomes_xml_with_its_drawings():
    page = still("<p>a<br>b&nbsp;&amp; c\x0b</p><details open><svg viewBox='0 0 1 1'><path d='M0 0'/></svg></details>")
    text = as_xhtml(page, ".xhtml")
    tree = ElementTree.fromstring(f"<body>{text}</body>")
    assert tree.findtext("p") == "a"
    drawing = tree.find("details/{http://www.w3.org/2000/svg}svg")
    assert drawing.get("viewBox") == "0 0 1 1"


def test_links_between_pages_take_the_ending_of_the_e_book():
    page = still(
        "<a href='texts/x.html#p1'>a</a><a href='#p2'>b</a><a href='https://example.org/c.html'>c</a><a href='d.pdf'>d</a>"
    )
    held = still(as_xhtml(page, ".xhtml"))
    assert [link["href"] for link in held.select("a")] == [
        "texts/x.xhtml#p1",
        "#p2",
        "https://example.org/c.html",
        "d.pdf",
    ]


def test_a_colour_of_the_page_gives_way_to_the_one_that_stands_in():
    page = still("<svg><path style='fill:var(--work-x, currentColor);stroke:none'/></svg>")
    assert "fill:currentColor;stroke:none" in as_xhtml(page, ".xhtml")
