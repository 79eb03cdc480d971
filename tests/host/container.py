"""A Debian of its own, booted with systemd-nspawn: made once below a cache folder, copied for each use."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path


def run(*words, check=True, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def base_root(cache, suite, packages):
    """A root with systemd and these packages, made by debootstrap where it is not there yet."""
    base = cache / f"{suite}-base"
    made = cache / f"{suite}-base.json"
    wanted = sorted(packages)
    if base.exists() and made.exists() and json.loads(made.read_text()) == wanted:
        return base
    shutil.rmtree(base, ignore_errors=True)
    made.unlink(missing_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    run("debootstrap", "--variant=minbase", suite, base)
    # No service starts while packages come in.
    policy = base / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    run("chroot", base, "apt-get", "install", "-qy", "--no-install-recommends", "systemd-sysv", "dbus", *wanted, env=quiet)
    run("chroot", base, "apt-get", "clean")
    policy.unlink()
    made.write_text(json.dumps(wanted))
    return base


class Container:
    """A copy of a root, running. Everything of it goes with close()."""

    def __init__(self, base, folder):
        self.folder = Path(tempfile.mkdtemp(prefix="root-", dir=folder))
        self.root = self.folder / "root"
        run("cp", "-a", "--reflink=auto", base, self.root)
        (self.root / "etc/hostname").write_text("pana-host-test\n")
        # Keys are locked in memory, which a container may not by default.
        command = ["systemd-nspawn", f"--directory={self.root}", "--private-network", "--console=pipe", "--boot",
                   "--system-call-filter=@memlock"]
        # Where no systemd runs outside, nobody can be told of the container.
        if not Path("/run/systemd/system").exists():
            command += ["--register=no", "--keep-unit"]
        self.log = (self.folder / "log").open("w")
        self.nspawn = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.init = self.wait_for(self.find_init)
        self.wait_for(lambda: run(*self.inside, "test", "-S", "/run/systemd/private", check=False).returncode == 0)
        run(*self.inside, "systemctl", "is-system-running", "--wait", check=False)

    def wait_for(self, found):
        """Nobody tells of a container without machined: it is asked for until it is there."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.nspawn.poll() is None:
            if answer := found():
                return answer
            # lint: sleeps because a booting container gives no sign that could be awaited from outside
            time.sleep(0.1)
        raise AssertionError(f"the container does not boot:\n{(self.folder / 'log').read_text()}")

    def find_init(self):
        children = Path(f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children").read_text().split()
        for child in children:
            if Path(f"/proc/{child}/comm").read_text().strip() == "systemd":
                return int(child)
        return None

    @property
    def inside(self):
        return ["nsenter", "--all", "--root", "--wd", "--target", str(self.init), "env", "-i", "HOME=/root",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]

    def run(self, *words, check=True):
        return run(*self.inside, *words, check=check)

    def active(self, unit):
        return self.run("systemctl", "is-active", unit, check=False).stdout.strip()

    def files(self):
        """Every path that a package could have left."""
        passing = {"proc", "sys", "dev", "run", "tmp"}
        kept = {path for path in self.root.iterdir() if path.name not in passing}
        return {str(path.relative_to(self.root)) for top in kept for path in [top, *top.rglob("*")]}

    def close(self):
        if self.nspawn.poll() is None:
            self.nspawn.send_signal(signal.SIGTERM)
            try:
                self.nspawn.wait(30)
            except subprocess.TimeoutExpired:
                os.kill(self.init, signal.SIGKILL)
                self.nspawn.wait()
        self.log.close()
        shutil.rmtree(self.folder)
