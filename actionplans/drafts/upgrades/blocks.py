"""How is a page taken apart and put together again, heading by heading, so that no line of it is lost?"""

from __future__ import annotations

import re

from actionplans.system.fixed import fixed

_CALL = re.compile(r"\{\{\s*(\w+)\(")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
# What opens in one part and closes in another holds them together.
_PAIRS = ((r"<div\b", r"</div>"), (r"<details\b", r"</details>"), (r"<section\b", r"</section>"), ("<!--", "-->"))


@fixed
class Block:
    """A heading with what stands under it; without a heading, what stands above the first. It ends with its lines."""

    text: str

    @property
    def heading(self) -> str:
        """The heading as it is written, without its signs."""
        found = re.match(r"#+ +(.*)", self.text)
        return found[1].strip() if found else ""

    @property
    def macros(self) -> tuple[str, ...]:
        """The names of the macros called, in order."""
        return tuple(_CALL.findall(self.text))

    @property
    def paragraphs(self) -> list[str]:
        """What stands under the heading, parted where empty lines are."""
        return [one for one in re.split(r"\n\s*\n", self.text.partition("\n")[2].strip("\n")) if one.strip()]

    def calls_only(self, macro: str) -> bool:
        """Whether nothing but one call of a macro stands under the heading."""
        return len(self.paragraphs) == 1 and re.fullmatch(call(macro), self.paragraphs[0].strip()) is not None

    def headed(self, heading: str) -> Block:
        """The same under another heading of its level."""
        return Block(re.sub(r"\A(#+ +).*", lambda found: f"{found[1]}{heading}", self.text, count=1))

    def without(self, macro: str) -> Block:
        """The same without the paragraphs that are a call of a macro and nothing more."""
        return Block(re.sub(rf"^{call(macro)}[ \t]*(?:\n+|\Z)", "", self.text, flags=re.MULTILINE))


def call(macro: str) -> str:
    """A call of a macro, as a regular expression."""
    return rf"\{{\{{\s*{macro}\([^{{}}]*\)\s*\}}\}}"


def taken_apart(text: str, level: int = 2) -> list[Block] | None:
    """What stands above the first heading of a level, and each with what is under it.

    None for a page whose HTML opens in one part and closes in another: such a page cannot be put in another order.
    """
    parts, fence = [""], ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        if not fence and line.startswith(f"{'#' * level} "):
            parts.append("")
        parts[-1] += line
    if any(len(re.findall(one, part)) != len(re.findall(other, part)) for part in parts for one, other in _PAIRS):
        return None
    return [Block(part) for part in parts]


def together(blocks: list[Block]) -> str:
    """A page of its parts, with an empty line between them."""
    return "\n\n".join(text for one in blocks if (text := one.text.rstrip("\n"))) + "\n"
