"""The source tree as the rules see it: files, their text, and text without comments and strings."""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SKIPPED = re.compile(r"^(\.git|\.cache|build|build-.*|node_modules|dist|__pycache__)$")

GENERATED = {"daemon/console/src/wire/shapes.ts"}


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


class Tree:
    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(self._walk())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if not SKIPPED.match(name)]
            for name in names:
                path = (Path(folder) / name).relative_to(self.root).as_posix()
                if path not in GENERATED:
                    yield path

    def matching(self, pattern):
        """Files whose path matches the regular expression from its beginning to its end."""
        wanted = re.compile(pattern)
        return [path for path in self.files if wanted.fullmatch(path)]

    @lru_cache(maxsize=None)
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def lines(self, path):
        return self.text(path).splitlines()

    @lru_cache(maxsize=None)
    def code(self, path):
        """C++ text with comments, strings and preprocessor lines blanked; line ends stay where they are."""
        return blank_cpp(self.text(path))


CPP_TOKEN = re.compile(
    r"""
      //[^\n]*
    | /\*.*?\*/
    | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"
    | "(?:\\.|[^"\\\n])*"
    | (?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'
    | ^[ \t]*\#(?:\\\n|[^\n])*
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def blank_cpp(text):
    def blank(match):
        token = match.group(0)
        lines = "\n" * token.count("\n")
        return ('""' if token[0] in "R\"'" else " ") + lines

    return CPP_TOKEN.sub(blank, text)
