"""Rules about what must not be written."""

import re
import shutil
import subprocess

from tree import Finding

CPP = r"(daemon|tests)/.*\.(cpp|hpp)"
KEY = re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----")
SLEEP = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|time\.sleep)\b|^\s*sleep\s+[\d.]")
SLEEP_ALLOWED = "lint: sleeps because"
BAD_NAME = re.compile(r"\b(?:class|struct)\s+(\w*(?:Manager|Helper|Util|Utils|Impl|Base))\b(?!\s*;)")


def found(tree, files, pattern, why, text_of=None):
    for path in tree.matching(files):
        text = text_of(path) if text_of else tree.text(path)
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield Finding(path, number, why)


def detached(tree):
    """Nothing is spawned with asio::detached."""
    why = "asio::detached swallows exceptions; use pana::spawn of core/async.hpp"
    return found(tree, CPP, re.compile(r"\basio::detached\b|[(,]\s*detached\b"), why, tree.code)


def awaited_in_check(tree):
    """Nothing is awaited inside of CHECK or REQUIRE."""
    why = "g++ awaits it twice inside of Catch2 3's macro; await it before, and check the result"
    pattern = re.compile(r"\b(?:CHECK|REQUIRE)\w*\([^;]*\bco_await\b")
    for path in tree.matching(CPP):
        text = tree.code(path)
        for match in pattern.finditer(text):
            yield Finding(path, text.count("\n", 0, match.start()) + 1, why)


def names(tree):
    """No type is called Manager, Helper, Util, Impl or Base."""
    return found(tree, CPP, BAD_NAME, "a name that says nothing; call it what it does", tree.code)


def sleeps(tree):
    """Tests wait for events, not for time to pass."""
    for path in tree.matching(r"tests/.*\.(cpp|hpp|py|sh|ts)|tests/.*/[^./]+"):
        # A load generator keeps a pace; the lint itself writes these words.
        if path.startswith(("tests/lint/", "tests/bench/")):
            continue
        lines = tree.lines(path)
        for number, line in enumerate(lines, 1):
            if SLEEP.search(line) and SLEEP_ALLOWED not in "".join(lines[max(0, number - 2) : number]):
                yield Finding(path, number, f"sleeps: wait for the event, or say above it `{SLEEP_ALLOWED} …`")


def keys(tree):
    """No private key in the tree."""
    return found(tree, r".*", KEY, "a private key; take it out of the tree and of the history")


def formatted(tree):
    """clang-format-19 changes nothing."""
    program = shutil.which("clang-format-19")
    files = tree.matching(CPP)
    if not files:
        return
    if program is None:
        print("formatted: skipped, clang-format-19 is not installed (apt install clang-format-19)")
        return
    for start in range(0, len(files), 50):
        command = [program, "--dry-run", "--ferror-limit=1", *files[start : start + 50]]
        run = subprocess.run(command, cwd=tree.root, capture_output=True, text=True, check=False)
        for line in run.stderr.splitlines():
            match = re.match(r"(\S+?):(\d+):\d+: (?:warning|error): code should be clang-formatted", line)
            if match:
                yield Finding(match[1], int(match[2]), "is not formatted; run clang-format-19 -i on it")


LUA_TEXT = re.compile(r"--\[\[.*?\]\]|--[^\n]*|\[\[.*?\]\]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
LUA_GLOBAL = re.compile(r"^\s*(?:function\s+([A-Za-z_]\w*)\s*\(|([A-Za-z_]\w*)\s*(?:,\s*[A-Za-z_]\w*\s*)*=(?!=))")


def lua_globals(tree):
    """A Lua script sets no global variable (Redis would refuse it, but only when that line runs)."""
    for path in tree.matching(r".*\.lua"):
        text = LUA_TEXT.sub(lambda m: '""' + "\n" * m.group(0).count("\n"), tree.text(path))
        known = set(re.findall(r"\blocal\s+function\s+(\w+)", text))
        for group in re.findall(r"\blocal\s+([\w, ]+)", text) + re.findall(r"\bfunction\b[^(]*\(([\w, ]*)\)", text):
            known.update(name.strip() for name in group.split(","))
        for group in re.findall(r"\bfor\s+([\w, ]+?)\s*(?:=|\bin\b)", text):
            known.update(name.strip() for name in group.split(","))
        yield from lua_leaks(path, text, known)


def lua_leaks(path, text, known):
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        match = LUA_GLOBAL.match(line)
        name = match and (match[1] or match[2])
        # Inside a table constructor `name = value` is a member.
        if name and depth == 0 and name not in known:
            yield Finding(path, number, f"sets the global variable {name}; write local before it")
        depth += line.count("{") - line.count("}")
