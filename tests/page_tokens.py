"""A page's tags and words are told apart a whole tag at a time, by the rules of HTML5.

html5lib reads character by character, which takes longer than making the page did. What is
written in the plainest way is taken whole here; all else, and so all that could be wrong, is
left to html5lib itself, which also builds the tree and finds every fault in it.
"""

import re
from functools import lru_cache
from html import unescape
from typing import Any

import html5lib
from html5lib import _tokenizer
from html5lib.constants import tokenTypes

_SPACES, _WORDS = tokenTypes["SpaceCharacters"], tokenTypes["Characters"]
_START, _END = tokenTypes["StartTag"], tokenTypes["EndTag"]
_REFERENCE = r"&(?:amp|lt|gt|quot|#34|#39);"
_NAMED = re.compile("[a-z][a-z0-9]*")
_KEY = "[a-zA-Z][a-zA-Z0-9:_-]*"
_VALUE = rf'(?:[^"&\0]|{_REFERENCE})*'
_ATTRIBUTE = re.compile(rf'[ \n\t]({_KEY})(?:="({_VALUE})")?')
_TAG = re.compile(
    rf'</[a-z][a-z0-9]*>|<[a-z][a-z0-9]*(?:[ \n\t]+{_KEY}(?:="{_VALUE}")?)*[ \n\t]*/?>'
)
_TEXT = re.compile(rf"([ \n\t]*)((?:[^<&\0]+|{_REFERENCE})*)")
# Pages are long, and a tag that is cut in two between pieces is not plain.
_PIECE = 1 << 20


class _Tokens(_tokenizer.HTMLTokenizer):  # type: ignore[misc]
    def __init__(self, stream: Any, parser: Any = None, **kwargs: Any) -> None:
        super().__init__(stream, parser=parser, **kwargs)
        self.stream._defaultChunkSize = _PIECE
        self._look_closely = self.stream.reportCharacterErrors
        self.stream.reportCharacterErrors = self._look_at_characters

    def _look_at_characters(self, data: str) -> None:
        """No character that can be printed is a wrong one, and most pages hold no other."""
        if not data.replace("\n", "").isprintable():
            self._look_closely(data)

    def dataState(self) -> bool:  # noqa: N802 (html5lib's own name)
        """Queue the words up to the next tag, and that tag: the tree decides how to go on."""
        stream = self.stream
        chunk, begun = stream.chunk, stream.chunkOffset
        at = self._queue_text(chunk, begun)
        found = _TAG.match(chunk, at)
        if found and (known := _tag(found[0])):
            token = known.copy()
            # The tree may change what an element holds, and the next of its kind is not changed.
            token["data"] = known["data"].copy()
            self.currentToken = token
            self.tokenQueue.append(token)
            at = found.end()
        if at == begun:
            return bool(super().dataState())
        stream.chunkOffset = at
        return True

    def _queue_text(self, chunk: str, begun: int) -> int:
        found = _TEXT.match(chunk, begun)
        # What goes on in the next piece is left alone.
        if not found or found.end() == len(chunk):
            return begun
        spaces, words = found.groups()
        if spaces:
            self.tokenQueue.append({"type": _SPACES, "data": spaces})
        if words:
            words = unescape(words) if "&" in words else words
            self.tokenQueue.append({"type": _WORDS, "data": words})
        return found.end()


@lru_cache(4096)
def _tag(written: str) -> dict[str, Any] | None:
    if written.startswith("</"):
        return {"type": _END, "name": written[2:-1], "data": [], "selfClosing": False}
    pairs = _ATTRIBUTE.findall(written)
    values = {key.lower(): unescape(value) for key, value in pairs}
    # Which of two holds is for html5lib to say, and that there are two.
    if len(values) < len(pairs):
        return None
    return {
        "type": _START,
        "name": _NAMED.match(written, 1)[0],  # type: ignore[index]
        "data": values,
        "selfClosing": written.endswith("/>"),
        "selfClosingAcknowledged": False,
    }


class Parser(html5lib.HTMLParser):  # type: ignore[misc]
    """html5lib's own, but for the way in which it gets at the tags."""

    def __init__(self) -> None:
        super().__init__(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)

    def _parse(
        self,
        stream: str,
        innerHTML: bool = False,  # noqa: N803 (html5lib's own name)
        container: str = "div",
        scripting: bool = False,
        **kwargs: Any,
    ) -> None:
        self.innerHTMLMode = innerHTML
        self.container = container
        self.scripting = scripting
        self.tokenizer = _Tokens(stream, parser=self, **kwargs)
        self.reset()
        self.mainLoop()
