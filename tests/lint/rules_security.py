"""Rules about daemon/SECURITY.md and daemon/asvs.csv: what they name is there, and nothing is left out."""

import csv
import re

from tree import CPP_TOKEN, Finding

DOCUMENT, TABLE = "daemon/SECURITY.md", "daemon/asvs.csv"
COLUMNS = ["item", "level", "asks", "met", "how", "proof"]
CONTROLS = "## Controls"
TEST = re.compile(r'(?<![\w/])(tests/[\w./-]*\w)(?:: "([^"]+)")?')
SOURCE = re.compile(r"(?<![\w/.])((?:daemon|config|systemd|certs)/[\w./-]*\w)")
CASE = re.compile(r'\b(?:TEMPLATE_)?(?:TEST_CASE|SCENARIO)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
STORY = re.compile(r'^test\("((?:[^"\\]|\\.)*)"', re.MULTILINE)
PYTHON_CASE = re.compile(r"^\s*def (test_\w+)\(", re.MULTILINE)

# The items of OWASP ASVS 5.0 that concern a daemon without cookies of its own making, file uploads, OAuth, tokens
# that carry claims, and WebRTC: 214 of 345.
APPLICABLE = """
1.1.1 1.2.1 1.2.3-5 1.2.10 1.3.3 1.3.10 1.4.1-3 1.5.2-3
2.1.1-3 2.2.1-3 2.3.1-5 2.4.1-2
3.2.1-2 3.3.1-4 3.4.1-6 3.4.8 3.5.1 3.5.3
4.1.1-5 4.2.1-2 4.4.1-4
6.1.1-3 6.2.1-5 6.2.8-12 6.3.1-8 6.4.1-6 6.5.1-6 6.5.8 6.7.1-2
7.1.1-2 7.2.1-4 7.3.1-2 7.4.1-3 7.4.5 7.5.1-3
8.1.1-4 8.2.1-4 8.3.1-3 8.4.1-2
11.1.1-4 11.2.1-5 11.3.1-5 11.4.1-4 11.5.1-2 11.6.1-2 11.7.2
12.1.1-4 12.2.1 12.3.1-2 12.3.4-5
13.1.1-4 13.2.1-6 13.3.1-2 13.3.4 13.4.1-6
14.1.1-2 14.2.1-4 14.2.6-7 14.3.1-3
15.1.1-5 15.2.1-5 15.3.1 15.3.3-5 15.3.7 15.4.1-4
16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-4
"""


def applicable(text=APPLICABLE):
    """Each item of a list such as "1.2.3-5 2.1.1"."""
    for word in text.split():
        section, _, numbers = word.rpartition(".")
        first, _, last = numbers.partition("-")
        yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def asvs_rows(tree):
    """Yields (line, row) of the table."""
    reader = csv.DictReader(tree.lines(TABLE), strict=True)
    for row in reader:
        yield reader.line_num, row


def texts(tree):
    """Yields (path, line, text) of all that may name a test or a source."""
    if DOCUMENT in tree.files:
        for number, line in enumerate(tree.lines(DOCUMENT), 1):
            yield DOCUMENT, number, line
    if TABLE in tree.files:
        for number, row in asvs_rows(tree):
            yield TABLE, number, f"{row['how']} | {row['proof']}"


def cases(tree, path):
    """The names of the tests of a file; one that is commented out is none."""
    if path.endswith(".ts"):
        return set(STORY.findall(tree.text(path)))
    if not path.endswith(".cpp"):
        return set(PYTHON_CASE.findall(tree.text(path)))
    code = CPP_TOKEN.sub(lambda token: "" if token[0].startswith("/") else token[0], tree.text(path))
    return {"".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found)) for found in CASE.findall(code)}


def stands(tree, path):
    return path in tree.files or any(file.startswith(path.rstrip("/") + "/") for file in tree.files)


def security_tests(tree):
    """Every test that SECURITY.md and asvs.csv name exists, by file and name."""
    for path, number, text in texts(tree):
        for file, name in TEST.findall(text):
            if not stands(tree, file):
                yield Finding(path, number, f"there is no {file}")
            elif name and (file not in tree.files or name not in cases(tree, file)):
                yield Finding(path, number, f'{file} has no test "{name}"')


def security_sources(tree):
    """Every source that SECURITY.md and asvs.csv name exists."""
    for path, number, text in texts(tree):
        for file in SOURCE.findall(text):
            if not stands(tree, file):
                yield Finding(path, number, f"there is no {file}")


def security_controls(tree):
    """Every control of SECURITY.md names its source, and a test or the reason for none."""
    if DOCUMENT not in tree.files:
        yield Finding(DOCUMENT, 0, "is missing")
        return
    inside, rows = False, 0
    for number, line in enumerate(tree.lines(DOCUMENT), 1):
        if line.startswith("## "):
            inside = line.strip() == CONTROLS
        if not inside or not line.startswith("|") or set(line) <= set("|- :") or line.startswith("| control "):
            continue
        rows += 1
        if not SOURCE.search(line):
            yield Finding(DOCUMENT, number, "a control without its source")
        if not TEST.search(line) and "no test:" not in line:
            yield Finding(DOCUMENT, number, "a control without a test, and without `no test: why`")
    if rows == 0:
        yield Finding(DOCUMENT, 0, f"has no table of controls (`{CONTROLS}`)")


def asvs_items(tree):
    """Every applicable ASVS item stands once in asvs.csv, with its test, its file to look at, or why it is not met."""
    if TABLE not in tree.files:
        yield Finding(TABLE, 0, "is missing")
        return
    if tree.lines(TABLE)[:1] != [",".join(COLUMNS)]:
        yield Finding(TABLE, 1, f"the columns are {','.join(COLUMNS)}")
        return
    missing, seen = set(applicable()), set()
    for number, row in asvs_rows(tree):
        item = row["item"]
        if item in seen:
            yield Finding(TABLE, number, f"{item} stands twice")
        elif item not in missing:
            yield Finding(TABLE, number, f"{item} is not among the applicable items")
        seen.add(item)
        missing.discard(item)
        for wrong in wrong_in(row):
            yield Finding(TABLE, number, f"{item}: {wrong}")
    for item in sorted(missing):
        yield Finding(TABLE, 0, f"{item} is left out")


def asvs_counts(tree):
    """SECURITY.md counts the items of asvs.csv as they are."""
    if DOCUMENT not in tree.files or TABLE not in tree.files:
        return
    rows = [(row["level"], row["met"]) for _, row in asvs_rows(tree)]
    for level in ("1", "2", "3", "all"):
        of_level = [met for its, met in rows if level in (its, "all")]
        line = f"| {level} | " + " | ".join(str(of_level.count(met)) for met in ("yes", "part", "no")) + " |"
        if line not in tree.lines(DOCUMENT):
            yield Finding(DOCUMENT, 0, f"does not say `{line}`")


def wrong_in(row):
    if None in row or None in row.values():
        yield f"a row has {len(COLUMNS)} fields"
        return
    if row["level"] not in ("1", "2", "3"):
        yield "the level is 1, 2 or 3"
    if not 0 < len(row["asks"].split()) <= 10:
        yield "what is asked takes one to ten words"
    if row["met"] not in ("yes", "part", "no"):
        yield "met is yes, part or no"
    reason = re.match(r"not met: \w", row["proof"])
    inspected = re.match(r"by inspection: (daemon|config|systemd|certs|tests)/", row["proof"])
    if row["met"] == "no" and not reason:
        yield "what is not met says why (`not met: …`)"
    if row["met"] != "no" and not inspected and not TEST.search(row["proof"]):
        yield "what is met has a test, or `by inspection: FILE`"
    if row["met"] == "part" and "Lacking: " not in row["how"]:
        yield "what is met in part says what is lacking (`Lacking: …`)"


RULES = [security_tests, security_sources, security_controls, asvs_items, asvs_counts]
