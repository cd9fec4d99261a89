"""Pages are read as html5lib reads them on its own: the same tree, and the same faults."""

from xml.etree.ElementTree import tostring

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.page_tokens import Parser

WHOLE = (
    '<!doctype html>\n<html lang="en"><head><title>A &amp; b</title></head><body>{}</body></html>'
)
ODD = (
    "<p>plain</p>",
    "<p>one<p>two",
    "<p>not closed",
    "</div>",
    "<p>a & b &copy; &nosuch; &#34; &#1; &lt;</p>",
    '<p class="a" class="b">twice</p>',
    '<p class="a"id="b">no space</p>',
    "<p class='single' hidden>quotes</p>",
    "<input disabled value=bare><br/><br />",
    '<p title="a &quot;b&quot; &amp; <c> &nbsp;">in a value</p>',
    '<p title="not closed>',
    "<p\n  lang='x'\n>lines</p >",
    "<table><tr><td>x</table>",
    "<table>words<tr><td>x</td></tr></table>",
    "<textarea>\n<b>no tag</b> &amp;</textarea><pre>\n kept</pre>",
    "<script>if (a < b) { '</p>' }</script><style>p > a {}</style>",
    '<svg viewBox="0 0 1 1"><use href="#a"/><path d="M0 0"></path></svg>',
    "<!-- said aside --><!-- not --closed -> -->",
    "<a href='#'>in <a href='#'>another</a></a>",
    "<form><form></form></form>",
    "<p></p/><P CLASS=x>Capitals</P>",
    "<div/><p>an element that is not empty</p>",
    "wrong \x01 \x00 \x85 \ufdd0 characters",
    "\u2066isolated\u2069 \u00a0 مريم 𐎀",
    "< p>space first<1><!x><?y>",
    "<select><option>a<option selected>b</select>",
    "<ul><li>a<li>b</ul>",
    "<p>cut off <b",
    "<p>cut off &am",
)


def _said(parser: html5lib.HTMLParser, html: str) -> tuple[bytes, list[str]]:
    return tostring(parser.parse(html)), [code for _, code, _ in parser.errors]


def _alike(html: str) -> list[str]:
    builder = html5lib.getTreeBuilder("etree")
    slowly = _said(html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False), html)
    assert _said(Parser(), html) == slowly
    return slowly[1]


@pytest.mark.parametrize("piece", ODD)
def test_odd_pages_are_read_as_by_html5lib_alone(piece: str) -> None:
    _alike(WHOLE.format(piece))
    _alike(piece)


def test_faults_are_found() -> None:
    faults = {piece: _alike(WHOLE.format(piece)) for piece in ODD}
    assert not faults["<p>plain</p>"]
    assert faults["</div>"] == ["end-tag-too-early"]
    assert "duplicate-attribute" in faults['<p class="a" class="b">twice</p>']
    assert "non-void-element-with-trailing-solidus" in faults[ODD[21]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*ODD, "<div>", "</div>", " ", "\n", "words")), max_size=6))
def test_pieces_in_any_order_are_read_as_by_html5lib_alone(pieces: list[str]) -> None:
    _alike(WHOLE.format("".join(pieces)))
