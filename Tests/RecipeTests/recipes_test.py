#!/usr/bin/env python3
"""The recipes for GitHub and GitLab in .ci/recipes, step by step, in a clone of an archive.

    python3 Tests/RecipeTests/recipes_test.py EXECUTABLE

What a recipe runs is run as it stands there. Stand-ins are: a package of the executable instead of a release, folders instead of
hosts and buckets, `apt-get` and `sudo`, and a few lines for each action of GitHub that a recipe uses. rsync and rclone are
themselves; without them the test stops.
"""
import contextlib
import hashlib
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = ROOT / ".ci/recipes"
INTERNAL = "chỉ để nội bộ biết"
PLAN = """---
title: Kế hoạch thử
access: public
issuer: btv
---
Văn bản.
"""


class Failed(Exception):
    pass


def run(*command, folder=None):
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def comments(file):
    """- Returns: the address of a host that takes comments as GitLab does, and writes the last one into a file."""
    class Host(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["body"][0]
            is_meant = self.path == "/projects/1/merge_requests/7/notes" and self.headers["PRIVATE-TOKEN"] == "token"
            file.write_text(body if is_meant else "")
            self.send_response(201 if is_meant else 404)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


class Archive:
    """A repository with an archive, what runs in it finds, and where it publishes."""

    def __init__(self, folder, executable):
        self.folder, self.executable = folder, executable
        self.origin, self.tools, self.home = folder / "origin", folder / "tools", folder / "home"
        self.host, self.staff, self.bucket, self.pages = (folder / name for name in ("host", "staff", "bucket", "pages"))
        for path in (self.tools, self.home, self.host, self.staff, self.bucket):
            path.mkdir()
        run("git", "init", "--quiet", "--initial-branch=main", str(self.origin))
        self.empty = self.commit()
        shutil.copytree(ROOT / "themes", self.origin / "themes")
        self.write("site.yml", "title: Kho thử\n")
        self.write("bodies.yml", "- {id: btv, name: Ban Thường vụ, level: provincial}\n")
        self.write("plans/thu.md", PLAN)
        self.write("plans/kin.md", PLAN.replace("public", "internal").replace("Văn bản.", INTERNAL))
        self.commit()
        package = folder / "package"
        (package / "usr/bin").mkdir(parents=True)
        (package / "usr/bin/plan-archive").symlink_to(executable)
        (package / "DEBIAN").mkdir()
        (package / "DEBIAN/control").write_text(
            "Package: plan-archive\nVersion: 0\nArchitecture: all\nMaintainer: x <x@example.org>\nDescription: x\n")
        run("dpkg-deb", "--build", str(package), str(folder / "release.deb"))
        self.tool("sudo", 'exec "$@"')
        self.comment, self.api = folder / "comment", comments(folder / "comment")
        self.tool("gh", f'[ "$1 $2 $3 $GH_TOKEN" = "pr comment 7 write" ] && cp "${{@: -1}}" {self.comment}')
        self.tool("apt-get", f"""
            for argument; do case $argument in
              update|install|-*) ;;
              ./*.deb) dpkg-deb --extract "$argument" {folder}/installed ;;
              ca-certificates|curl|git|openssh-client|rsync|rclone) ;;
              *) echo "apt-get: what is $argument?" >&2; exit 1 ;;
            esac; done""")
        sums = hashlib.sha256((folder / "release.deb").read_bytes()).hexdigest()
        self.settings = {
            "PLAN_ARCHIVE_URL": f"file://{folder}/release.deb", "PLAN_ARCHIVE_SHA256": sums, "BASE_URL": "https://archive.example.org/",
            "RSYNC_TARGET": f"{self.host}/", "INTERNAL_TARGET": "", "S3_ENDPOINT": "https://s3.example.org",
            "S3_BUCKET": str(self.bucket), "SSH_KEY": "key", "SSH_KNOWN_HOSTS": "hosts", "S3_ACCESS_KEY_ID": "id",
            "S3_SECRET_ACCESS_KEY": "secret", "PUBLISH_TO": "",
        }

    def tool(self, name, script):
        (self.tools / name).write_text("#!/bin/bash\n" + script)
        (self.tools / name).chmod(0o755)

    def write(self, path, text):
        file = self.origin / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def commit(self):
        run("git", "add", "--all", folder=self.origin)
        run("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--allow-empty", "--message=x", folder=self.origin)
        return self.head()

    def head(self):
        return run("git", "rev-parse", "HEAD", folder=self.origin)

    @contextlib.contextmanager
    def clone(self, commit):
        with tempfile.TemporaryDirectory(dir=self.folder) as clone:
            run("git", "clone", "--quiet", str(self.origin), clone)
            run("git", "checkout", "--quiet", commit, folder=clone)
            yield pathlib.Path(clone)

    def shell(self, script, clone, environment, shell=("bash", "--noprofile", "--norc", "-eo", "pipefail")):
        environment = {
            "PATH": f"{self.tools}:{self.folder}/installed/usr/bin:/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8",
            **environment, "RCLONE_CONFIG_SITE_TYPE": "local",
        }
        outcome = subprocess.run([*shell, "-c", script], cwd=clone, env=environment, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
        if outcome.returncode != 0:
            raise Failed(f"status {outcome.returncode} of:\n{script}\n{outcome.stdout}")
        return outcome.stdout

    def sound(self, site):
        run(str(self.executable), "verify", str(site))
        text = b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file())
        return INTERNAL.encode() not in text


class GitHub:
    """Runs a workflow."""

    text = (RECIPES / "github.yml").read_text()

    def __init__(self, archive):
        self.archive, self.workflow = archive, yaml.safe_load(self.text)

    def run(self, commit, is_private=True, may_comment=True, base=None, **settings):
        """- Returns: what it printed, and the artifacts it made."""
        settings = {**self.archive.settings, **settings}
        values = {"github.ref": "refs/heads/main", "github.event.repository.private": is_private}
        if base:
            values |= {"github.ref": "refs/pull/7/merge", "github.event_name": "pull_request",
                       "github.event.pull_request.number": "7", "github.event.pull_request.base.sha": base}
        for name, value in settings.items():
            values["vars." + name] = values["secrets." + name] = value
        self.printed, self.artifacts, failures = "", {}, {}
        for name, job in self.workflow["jobs"].items():
            if job.get("needs") in failures or "if" in job and not self.value(job["if"], values):
                continue
            permissions = job.get("permissions", self.workflow["permissions"])
            values["github.token"] = "write" if may_comment and permissions.get("pull-requests") == "write" else "read"
            try:
                with self.archive.clone(commit) as clone:
                    for step in job["steps"]:
                        self.step(step, clone, commit, values)
            except Failed as failure:
                failures[name] = failure
            for output, text in job.get("outputs", {}).items():
                values[f"needs.{name}.outputs.{output}"] = self.filled(text, values)
        for failure in failures.values():
            raise failure
        return self.printed, self.artifacts

    def step(self, step, clone, commit, values):
        if "if" in step and not self.value(step["if"], values):
            return
        outputs = {}
        if "run" in step:
            environment = {name: self.filled(text, values) for name, text in step.get("env", {}).items()}
            if "${{" in step["run"]:
                raise Failed("an expression in a script: whoever writes a setting could run anything")
            (self.archive.folder / "output").write_text("")
            environment |= {"GITHUB_SHA": commit, "GITHUB_OUTPUT": str(self.archive.folder / "output")}
            try:
                self.printed += self.archive.shell(step["run"], clone, environment)
            except Failed:
                if not step.get("continue-on-error"):
                    raise
            outputs = dict(line.split("=", 1) for line in (self.archive.folder / "output").read_text().splitlines())
        else:
            outputs = self.action(step["uses"], step.get("with", {}), clone, values) or {}
        if "id" in step:
            values |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items()}

    def action(self, name, inputs, clone, values):
        match name.split("@")[0]:
            case "actions/checkout" | "actions/cache":
                return None
            case "actions/configure-pages":
                return {"base_url": "https://office.example.org/archive"}
            case "actions/upload-pages-artifact" | "actions/upload-artifact":
                ignored = None if inputs.get("include-hidden-files") else shutil.ignore_patterns(".*")
                kept = self.archive.folder / "artifacts" / inputs.get("name", "github-pages")
                shutil.rmtree(kept, ignore_errors=True)
                self.artifacts[kept.name] = shutil.copytree(clone / inputs["path"], kept, ignore=ignored)
            case "actions/deploy-pages":
                shutil.rmtree(self.archive.pages, ignore_errors=True)
                shutil.copytree(self.artifacts["github-pages"], self.archive.pages)
                return {"page_url": "https://office.example.org/archive/"}
            case _:
                raise Failed(f"what does {name} do?")

    def filled(self, text, values):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(self.value(match[1], values)), str(text))

    def value(self, expression, values):
        """Of the few forms of expressions that the recipe has; a name without a value is empty."""
        tokens = re.findall(r"'[^']*'|==|!=|&&|\|\||[\w.]+|\S", expression)
        words = {"==": "==", "!=": "!=", "&&": "and", "||": "or", "(": "(", ")": ")"}
        python = [words.get(token) or (token if token.startswith("'") else repr(values.get(token, ""))) for token in tokens]
        return eval(" ".join(python))


class Reference(list):
    pass


class GitLab:
    """Runs a pipeline of the default branch."""

    text = (RECIPES / "gitlab.yml").read_text()

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!reference", lambda loader, node: Reference(loader.construct_sequence(node)))

    def __init__(self, archive):
        self.archive, self.pipeline = archive, yaml.load(self.text, self.Loader)

    def job(self, name):
        job = self.pipeline[name]
        if "extends" in job:
            job = {**self.job(job["extends"]), **job}
        return job

    def lines(self, lines):
        for line in lines:
            yield from self.lines(self.pipeline[line[0]][line[1]]) if isinstance(line, Reference) else [line]

    def run(self, commit, is_private=True, may_comment=True, base=None, **settings):
        settings = {**self.archive.settings, **settings}
        for name in ("SSH_KEY", "SSH_KNOWN_HOSTS"):
            (self.archive.folder / name).write_text(settings[name])
            settings[name] = str(self.archive.folder / name)
        settings |= {
            "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_SHA": commit,
            "CI_PAGES_URL": "https://office.example.org/archive",
        }
        if base:
            settings |= {
                "CI_API_V4_URL": self.archive.api,
                "CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_BRANCH": "", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
                "COMPARE_TOKEN": "token" if may_comment else "old", "CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_IID": "7",
                "CI_PROJECT_VISIBILITY": "private" if is_private else "public",
            }
        self.printed, self.artifacts, failures = "", {}, {}
        names = [name for name, job in self.pipeline.items() if isinstance(job, dict) and "script" in job and not name.startswith(".")]
        for name in sorted(names, key=lambda name: self.pipeline["stages"].index(self.job(name)["stage"])):
            job = self.job(name)
            if not any(self.holds(rule["if"], settings) for rule in job.get("rules", [{"if": "'all' == 'all'"}])):
                continue
            # Jobs of a stage run beside each other.
            if any(self.job(failed)["stage"] != job["stage"] for failed in failures):
                continue
            with self.archive.clone(commit) as clone:
                try:
                    self.play(name, job, clone, settings)
                except Failed as failure:
                    if not job.get("allow_failure"):
                        failures[name] = failure
        for failure in failures.values():
            raise failure
        return self.printed, self.artifacts

    def play(self, name, job, clone, settings):
        for needed in job.get("needs", []):
            for path in self.artifacts[needed].iterdir():
                (shutil.copytree if path.is_dir() else shutil.copy)(path, clone / path.name)
        settings = {**settings, **{key: os.path.expandvars(self.expanded(value, settings)) for key, value in job.get("variables", {}).items()}}
        script = "\n".join(self.lines(job.get("before_script", []) + job["script"]))
        try:
            self.printed += self.archive.shell(script, clone, settings)
        finally:
            if "after_script" in job:
                with contextlib.suppress(Failed):
                    self.archive.shell("\n".join(job["after_script"]), clone, settings)
            kept = self.archive.folder / "artifacts" / name
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            self.artifacts[name] = kept
            for path in job.get("artifacts", {}).get("paths", []):
                if (clone / path).exists():
                    (shutil.copytree if (clone / path).is_dir() else shutil.copy)(clone / path, kept / path)
        if name == "pages":
            shutil.rmtree(self.archive.pages, ignore_errors=True)
            shutil.copytree(self.artifacts["pages"] / "public", self.archive.pages)

    def expanded(self, text, settings):
        return re.sub(r"\$(\w+)", lambda match: settings.get(match[1], ""), str(text))

    def holds(self, expression, settings):
        python = re.sub(r"\$(\w+)", lambda match: repr(settings.get(match[1], "")), expression)
        return eval(python.replace("&&", "and").replace("||", "or"))


class Trial:
    def __init__(self, kind, archive):
        self.kind, self.archive, self.failures = kind, archive, []
        self.recipe = kind(archive)

    def expect(self, holds, what):
        if not holds:
            self.failures.append(what)

    def run(self, commit=None, **settings):
        try:
            return self.recipe.run(commit or self.archive.head(), **settings)
        except Failed as failure:
            self.expect(False, str(failure))
            return "", {}

    def refused(self, what, commit=None, **settings):
        """It ends without publishing, in error or not."""
        with contextlib.suppress(Failed):
            self.recipe.run(commit or self.archive.head(), **settings)
            self.expect(self.kind is GitHub and what.startswith("an older"), f"{what}: no failure")

    def everything(self):
        archive = self.archive
        _, artifacts = self.run()
        self.expect(not any(archive.host.iterdir()) and not archive.pages.exists(), "without PUBLISH_TO something was published")
        internal = artifacts.get("internal", pathlib.Path("nowhere"))
        internal = internal if self.kind is GitHub else internal / "internal"
        self.expect(internal.is_dir() and not archive.sound(internal), "the internal edition was not kept")
        if self.kind is GitHub:
            self.expect("internal" not in self.run(is_private=False)[1], "a public repository keeps the internal edition for everybody")

        for target, place, what in (("rsync", archive.host, "others"), ("s3", archive.bucket, "others"), ("pages", archive.pages, None)):
            if what:
                (place / "CNAME").write_text("của máy chủ\n")
            self.run(PUBLISH_TO=target)
            self.expect((place / "plans/thu/index.html").is_file() and archive.sound(place), f"{target}: the site is not whole, or not public")
            base = "https://office.example.org/archive/" if target == "pages" and self.kind is GitHub else "https://archive.example.org/"
            self.expect(base in (place / "opensearch.xml").read_text(), f"{target}: another base address")
            self.expect((place / "index.html.gz").exists() == (target == "rsync"), f"{target}: compressed files")
            self.expect((place / ".plan-archive-edition").is_file(), f"{target}: dot files were lost")
        times = {path: path.stat().st_mtime_ns for path in archive.host.rglob("*")}
        self.run(PUBLISH_TO="rsync", INTERNAL_TARGET=f"{archive.staff}/")
        self.expect(times == {path: path.stat().st_mtime_ns for path in archive.host.rglob("*")}, "rsync: files were sent again")
        self.expect((archive.staff / "plans/kin/index.html").is_file(), "the internal edition is not where staff get it")

        old = archive.head()
        archive.write("plans/thu.md", PLAN.replace("Văn bản.", "[Bản mới](moi.md)."))
        archive.write("plans/moi.md", PLAN)
        (archive.origin / "content/plans/kin.md").unlink()
        archive.commit()
        for target, place in (("rsync", archive.host), ("s3", archive.bucket), ("pages", archive.pages)):
            self.run(PUBLISH_TO=target, INTERNAL_TARGET=f"{archive.staff}/")
            new = (place / "SHA256SUMS").read_bytes()
            self.refused("an older commit", old, PUBLISH_TO=target, INTERNAL_TARGET=f"{archive.staff}/")
            self.expect((place / "SHA256SUMS").read_bytes() == new, f"{target}: an older commit published last")
            self.expect((place / "plans/moi/index.html").is_file() and archive.sound(place), f"{target}: the change is not there")
        self.expect(not (archive.staff / "plans/kin").exists(), "what is gone stands in the internal edition")
        (archive.origin / "content/plans/moi.md").unlink()
        archive.write("plans/thu.md", PLAN)
        archive.commit()
        for target, place in (("rsync", archive.host), ("s3", archive.bucket)):
            self.expect("sitemap.xml" in (place / "robots.txt").read_text(), f"{target}: robots are not told of the sitemap")
            (place / "robots.txt").write_text("của máy chủ\n")
            self.run(PUBLISH_TO=target)
            self.expect(not (place / "plans/moi/index.html").exists(), f"{target}: what is gone stands there still")
            self.expect(all((place / name).read_text() == "của máy chủ\n" for name in ("CNAME", "robots.txt")),
                        f"{target}: what the host put there was touched")

        archive.write("plans/kin.md", PLAN.replace("public", "internal"))
        base = archive.commit()
        archive.write("plans/kin.md", PLAN)
        change = archive.commit()
        self.run(change, base=base)
        told = archive.comment.read_text() if archive.comment.exists() else ""
        self.expect(told.lstrip().startswith("## ⚠") and "`/plans/kin/`" in told, f"reviewers are not told what becomes public: {told}")
        archive.comment.unlink(missing_ok=True)
        self.run(change, is_private=False, base=base)
        self.expect(not archive.comment.exists(), "a public repository has what is internal in a comment")
        # Where the comment cannot be made, the rest is not held up.
        self.run(change, may_comment=False, base=base)
        self.run(change, base=archive.empty)
        (archive.origin / "content/plans/kin.md").unlink()
        archive.commit()

        before, base = (archive.host / "SHA256SUMS").read_bytes(), archive.head()
        archive.write("plans/thu.md", PLAN.replace("issuer", "isuer"))
        archive.commit()
        archive.comment.unlink(missing_ok=True)
        self.refused("a mistake in a change", base=base)
        self.expect(archive.comment.exists(), "reviewers are not told of a change with a mistake")
        self.refused("a mistake in the content", PUBLISH_TO="rsync")
        if self.kind is GitLab:
            self.expect("key.unknown" in (self.recipe.artifacts["site"] / "findings.sarif").read_text(), "the findings were not kept")
        archive.write("plans/thu.md", PLAN)
        archive.commit()
        self.refused("another package than the release", PUBLISH_TO="rsync", PLAN_ARCHIVE_SHA256="0" * 64)
        self.expect((archive.host / "SHA256SUMS").read_bytes() == before, "something was published all the same")


def main():
    executable = pathlib.Path(sys.argv[1]).resolve()
    for program in ("rsync", "rclone", "dpkg-deb"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")
    failed = False
    for kind in (GitHub, GitLab):
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(kind, Archive(pathlib.Path(folder).resolve(), executable))
            try:
                trial.everything()
            except (OSError, subprocess.CalledProcessError) as error:
                trial.failures.append(f"{error}")
        for failure in trial.failures:
            print(f"{kind.__name__}: {failure}")
        if not trial.failures:
            print(f"{kind.__name__}: the recipe does what it says, to Pages, by rsync and to a bucket")
        failed = failed or bool(trial.failures)
    sys.exit(failed)


main()
