"""Rules about what stands where."""

import re

from tree import Finding

VISIBLE = {"CMakeLists.txt", "daemon", "config", "certs", "tests", "systemd", "README.md", "LICENSE"}

# A folder includes itself and what stands in the rows above its own; folders of one row do not include each other.
ORDER = [
    ["core"],
    ["domain"],
    ["settings", "protocol", "access", "vault", "audit"],
    ["store"],
    ["operations"],
    ["dispatch", "live"],
    ["server"],
    ["app"],
]
CTL = {"core", "domain", "protocol", "settings", "access", "audit", "ctl"}
MODULES = [module for row in ORDER for module in row] + ["ctl"]

# Libraries that only some folders know.
KEPT = [
    (re.compile(r"boost/beast"), {"server", "ctl"}, "only server and ctl know Beast"),
    (re.compile(r"hiredis"), {"store"}, "only store knows hiredis"),
    (re.compile(r"boost/(asio|json)|openssl|hiredis|toml"), set(MODULES) - {"domain"}, "domain is pure"),
    (re.compile(r"toml\+\+"), {"settings"}, "only settings knows TOML"),
    (re.compile(r"systemd/"), {"app"}, "only app knows systemd"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def allowed(module):
    if module == "ctl":
        return CTL
    reach = {module}
    for row in ORDER:
        if module in row:
            break
        reach.update(row)
    return reach


def includes(tree):
    """Includes go only to the left."""
    for path in tree.matching(r"daemon/[^/]+/.*\.(cpp|hpp)"):
        module = path.split("/")[1]
        for number, line in enumerate(tree.lines(path), 1):
            match = INCLUDE.match(line)
            if match:
                yield from check_include(path, number, module, match.group(1))


def check_include(path, number, module, included):
    if module not in MODULES:
        yield Finding(path, number, f"{module} is no folder of the design: {', '.join(MODULES)}")
        return
    target = included.split("/")[0]
    if target in MODULES and "/" in included and target not in allowed(module):
        yield Finding(path, number, f"{module} includes {included}, but {target} does not stand to its left")
    for library, folders, why in KEPT:
        if library.match(included) and module not in folders:
            yield Finding(path, number, f"{module} includes <{included}>: {why}")


def top_names(tree):
    """Nothing visible at the top but the agreed names."""
    for name in sorted({path.split("/")[0] for path in tree.files}):
        if not name.startswith(".") and name not in VISIBLE:
            yield Finding(name, 0, "is not one of the agreed names at the top: " + ", ".join(sorted(VISIBLE)))


def mirrored(tree):
    """tests/unit/<module>/<x>_test.cpp tests daemon/<module>/<x>."""
    files = set(tree.files)
    for path in tree.matching(r"tests/unit/.*_test\.cpp"):
        tested = path.removeprefix("tests/unit/").removesuffix("_test.cpp")
        if not any(f"daemon/{name}.{end}" in files for name in beginnings(tested) for end in ("hpp", "cpp")):
            yield Finding(path, 0, f"tests no file: there is no daemon/{tested}.hpp or .cpp")


def beginnings(name):
    """domain/ranking_property, domain/ranking: a second test of one file may say what it is about."""
    folder, _, words = name.rpartition("/")
    parts = words.split("_")
    return [f"{folder}/{'_'.join(parts[:count])}" for count in range(len(parts), 0, -1)]


def readmes(tree):
    """Every folder of daemon/, and every folder at the top, says what lives there."""
    files = set(tree.files)
    folders = {"/".join(path.split("/")[:2]) for path in tree.matching(r"daemon/[^/]+/.*")}
    folders |= {path.split("/")[0] for path in tree.matching(r"(config|certs|systemd|tests)/.*")}
    for folder in sorted(folders):
        if f"{folder}/README.md" not in files:
            yield Finding(folder, 0, "has no README.md: what lives here, what must not, what to open first")
