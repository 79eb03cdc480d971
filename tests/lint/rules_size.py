"""Rules about sizes, and the medians that the house aims at."""

from functions import cpp_functions, lua_functions, python_functions
from statistics import median
from tree import Finding

FILE_MOST, FILE_AIM = 350, 110
FUNCTION_MOST, FUNCTION_AIM = 60, 10

SOURCES = r"(daemon|tests)/.*\.(cpp|hpp|lua|ts|py)"
READERS = {"cpp": cpp_functions, "hpp": cpp_functions, "lua": lua_functions, "py": python_functions}


def file_sizes(tree):
    """No source file over 350 lines."""
    for path in tree.matching(SOURCES):
        count = len(tree.lines(path))
        if count > FILE_MOST:
            yield Finding(path, count, f"has {count} lines, more than {FILE_MOST}: part it by what it does")


def function_sizes(tree):
    """No function over 60 lines."""
    for path, line, count in functions(tree):
        if count > FUNCTION_MOST:
            yield Finding(path, line, f"a function of {count} lines, more than {FUNCTION_MOST}: name its parts")


def functions(tree):
    for path in tree.matching(SOURCES):
        reader = READERS.get(path.rsplit(".", 1)[1])
        for line, count in reader(tree.text(path)) if reader else ():
            yield path, line, count


def medians(tree):
    """Text for people: how the sizes stand to the aims."""
    files = [len(tree.lines(path)) for path in tree.matching(r"daemon/.*\.(cpp|hpp|lua|ts)")]
    bodies = [count for path, _, count in functions(tree) if path.startswith("daemon/")]
    if not files or not bodies:
        return "sizes: nothing to measure yet"
    return (
        f"sizes in daemon/: files median {median(files):.0f} lines (aim {FILE_AIM}), largest {max(files)}; "
        f"functions median {median(bodies):.0f} (aim {FUNCTION_AIM}), largest {max(bodies)}"
    )
