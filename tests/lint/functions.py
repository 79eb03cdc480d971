"""Where functions begin and end: C++ (by braces), Lua (by keywords) and Python (by its own parser)."""

import ast
import re

from tree import blank_cpp

TEMPLATE = re.compile(r"\b(template|requires)\s*<")
TYPE = re.compile(r"\b(class|struct|union|enum|namespace|concept)\b")
ASSIGNED = re.compile(r"(?<![=!<>+\-*/%&|^])=(?!=)")


def cpp_functions(text):
    """Yields (line of the body's opening brace's header, number of lines) of every outermost function body."""
    code = blank_cpp(text)
    at, header_from = 0, 0
    open_scopes = 0
    while at < len(code):
        char = code[at]
        if char == "(" or char == "[":
            at = matching(code, at)
        elif char == ";":
            header_from = at + 1
        elif char == "}":
            open_scopes -= 1
            header_from = at + 1
        elif char == "{":
            kind = kind_of(code[header_from:at])
            if kind == "scope":
                open_scopes += 1
                header_from = at + 1
            else:
                end = matching(code, at)
                if kind == "function":
                    begin = first_line(code, header_from)
                    yield begin, code.count("\n", 0, end) + 2 - begin
                    header_from = end + 1
                at = end
        at += 1


def first_line(code, offset):
    while offset < len(code) and code[offset].isspace():
        offset += 1
    return code.count("\n", 0, offset) + 1


def matching(code, at):
    """The offset of the bracket that closes the one at `at`."""
    depth = 0
    for offset in range(at, len(code)):
        if code[offset] in "([{":
            depth += 1
        elif code[offset] in ")]}":
            depth -= 1
            if depth == 0:
                return offset
    return len(code) - 1


def kind_of(header):
    """What an opening brace after this header begins: a scope, a function, or a value."""
    header = without_parameters(header)
    bare = flatten(header)
    if re.search(r"\boperator\s*(==|=|<=>|<=|>=|!=)", bare):
        bare = re.sub(r"\boperator\s*(==|=|<=>|<=|>=|!=)", "operator", bare)
    if ASSIGNED.search(bare):
        return "value"
    if "()" not in bare:
        return "scope" if TYPE.search(bare) or bare.strip() in ('extern ""', "") else "value"
    if re.match(r"\s*(\[\]\s*)?(class|struct|enum|union)\b", bare) and not re.search(r"\)\s*(const|noexcept|->|$)", bare):
        return "scope"
    # In `Name(int x) : a_(x), b_{…} {…}` a brace after a member's name is a value, one after `)` or `}` the body.
    if re.search(r"\(\)[^()]*[^:]:[^:]", bare) and re.search(r"[\w>]\s*$", bare):
        return "value"
    return "function"


def without_parameters(header):
    """Takes template parameter lists away: they may hold `class`, `=` and brackets."""
    while match := TEMPLATE.search(header):
        depth, at = 1, match.end()
        while at < len(header) and depth:
            depth += {"<": 1, ">": -1}.get(header[at], 0)
            at += 1
        header = header[: match.start()] + " " + header[at:]
    return header


def flatten(header):
    """Empties every bracket: `f(int a = (1))` becomes `f()`."""
    out, depth = [], 0
    for char in header:
        if char in "([{":
            if depth == 0:
                out.append(char)
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth == 0:
                out.append(char)
        elif depth == 0:
            out.append(char)
    return "".join(out)


LUA_TOKEN = re.compile(
    r"--\[\[.*?\]\]|--[^\n]*|\[\[.*?\]\]|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\b[A-Za-z_]\w*\b|\n", re.DOTALL
)


def lua_functions(text):
    """Yields (line, number of lines) of every function of a Lua file."""
    line, opened = 1, []
    for match in LUA_TOKEN.finditer(text):
        token = match.group(0)
        if token in ("function", "if", "do"):
            opened.append((token, line))
        elif token == "repeat":
            opened.append((token, line))
        elif token in ("end", "until") and opened:
            kind, begin = opened.pop()
            if kind == "function":
                yield begin, line - begin + 1
        line += token.count("\n")


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno - node.lineno + 1
