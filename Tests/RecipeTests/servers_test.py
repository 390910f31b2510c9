#!/usr/bin/env python3
"""The examples for nginx and Caddy in .ci/recipes, with the servers themselves and with Chromium; redirects with Apache too.

    python3 Tests/RecipeTests/servers_test.py [--chromium PATH] PUBLIC INTERNAL

PUBLIC and INTERNAL are folders that `plan-archive build --precompress` made of the content of this repository, PUBLIC with
`--search full` too, and with the former addresses and `outputs` that .ci/run adds. A server that is not installed is skipped, and said so.
"""
import argparse
import base64
import gzip
import http.client
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

from playwright.sync_api import sync_playwright

RECIPES = pathlib.Path(__file__).resolve().parents[2] / ".ci/recipes"
PLAN = "/plans/31-kh-du-tuyen-truyen-hoi-nghi-trung-uong-14/"
FORMER = ["/plans/cu/", urllib.parse.quote('/files/bản "cũ" (1).pdf')]
PASSWORD = "mật khẩu"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def replaced(text, *pairs):
    for old, new in pairs:
        if old not in text:
            sys.exit(f"the example has no ‘{old}’ any more")
        text = text.replace(old, new)
    return text


def full_search(text):
    """As the comment in the examples says."""
    return text.replace("script-src 'self';", "script-src 'self' 'wasm-unsafe-eval';", 1)


class Nginx:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

    def __init__(self, folder, public, internal):
        self.public, self.internal = free_port(), free_port()
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
            "-keyout", folder / "key.pem", "-out", folder / "certificate.pem")
        hashed = run("openssl", "passwd", "-6", PASSWORD).strip()
        (folder / "passwords").write_text(f"staff:{hashed}\n")
        site = full_search(replaced(
            (RECIPES / "nginx.conf").read_text(),
            ("listen 80;", f"listen 127.0.0.1:{self.public};"), ("listen 443 ssl;", f"listen 127.0.0.1:{self.internal} ssl;"),
            ("/srv/plan-archive/public", public), ("/srv/plan-archive/internal", internal),
            ("/etc/ssl/plan-archive.pem", f"{folder}/certificate.pem"), ("/etc/ssl/private/plan-archive.key", f"{folder}/key.pem"),
            ("auth_basic_user_file /etc/nginx/plan-archive.passwords", f"auth_basic_user_file {folder}/passwords")))
        (folder / "site.conf").write_text(site)
        paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # Its workers must read what only the user of this test may.
        user = "user root; " if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(
            f"{user}daemon off; pid {folder}/pid; error_log {folder}/errors; events {{}}\n"
            f"http {{ include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; {paths}\n"
            f"include {folder}/site.conf; }}\n")
        folder.chmod(0o755)
        self.process = subprocess.Popen([self.program, "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"])


class Apache:
    """Only what `.htaccess` needs."""
    program = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")

    def __init__(self, folder, public, _):
        self.public = free_port()
        # Apache does not run as root, and others may not read the folder that the site is in.
        site = shutil.copytree(public, folder / "site")
        modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
                          for name in ("mpm_event", "authz_core", "alias", "dir", "mime"))
        user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
        (folder / "apache.conf").write_text(
            f"{modules}{user}ServerName localhost\nListen 127.0.0.1:{self.public}\nPidFile {folder}/pid\nErrorLog {folder}/errors\n"
            f"DefaultRuntimeDir {folder}\nTypesConfig /etc/mime.types\nDocumentRoot {site}\n"
            f"<Directory {site}>\nRequire all granted\nAllowOverride FileInfo\n</Directory>\n")
        folder.chmod(0o755)
        self.process = subprocess.Popen([self.program, "-X", "-f", folder / "apache.conf"])


class Caddy:
    program = shutil.which("caddy")

    def __init__(self, folder, public, internal):
        self.public, self.internal = free_port(), free_port()
        hashed = run(self.program, "hash-password", "--plaintext", PASSWORD).strip()
        site = full_search(replaced(
            (RECIPES / "Caddyfile").read_text(),
            ("\narchive.example.org {", f"\nhttp://127.0.0.1:{self.public} {{"),
            ("\nstaff.example.org {", f"\nhttps://127.0.0.1:{self.internal} {{\n\ttls internal"),
            ("/srv/plan-archive/public", public), ("/srv/plan-archive/internal", internal), ("$2a$14$REPLACE", hashed)))
        settings = f"{{\n\tadmin off\n\tskip_install_trust\n\tstorage file_system {folder}/storage\n\tauto_https disable_redirects\n}}\n"
        (folder / "Caddyfile").write_text(settings + site)
        self.process = subprocess.Popen(
            [self.program, "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"],
            stderr=(folder / "errors").open("w"), env={"HOME": str(folder), "PATH": "/usr/bin:/bin"})


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


class Trial:
    def __init__(self, server, public, internal):
        self.server, self.failures = server, []
        self.sites = {"public": pathlib.Path(public), "internal": pathlib.Path(internal)}

    def expect(self, holds, what):
        if not holds:
            self.failures.append(what)

    def ask(self, path, edition="public", **headers):
        port = getattr(self.server, edition)
        context = ssl._create_unverified_context()
        connection = (http.client.HTTPConnection("127.0.0.1", port, timeout=60) if edition == "public"
                      else http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=context))
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.text = answer.read()
        connection.close()
        return answer

    def wait(self):
        for _ in range(200):
            if self.server.process.poll() is not None:
                return False
            try:
                self.ask("/")
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def headers(self):
        public = self.sites["public"]
        named = next(path for path in (public / "search").iterdir() if path.is_dir() and len(path.name) == 16)
        index = "/" + str(next(path for path in named.rglob("*.json")).relative_to(public))
        fragment = "/" + str(next((public / "search/texts/fragment").iterdir()).relative_to(public))
        for path, kind, cache in [
            ("/", "text/html; charset=utf-8", "no-cache"), (PLAN, "text/html; charset=utf-8", "no-cache"),
            ("/assets/style.css", "text/css; charset=utf-8", "no-cache"), ("/assets/page.js", None, "no-cache"),
            ("/assets/icon.svg", None, "no-cache"), ("/lists/plans.json", None, "no-cache"),
            (index, None, "max-age=31536000, immutable"), (fragment, None, "max-age=31536000, immutable"),
        ]:
            answer = self.ask(path)
            self.expect(answer.status == 200, f"{path}: status {answer.status}")
            found = answer.getheader("Content-Type")
            self.expect(kind is None or found.lower() == kind, f"{path}: type {found}")
            self.expect(answer.getheader("Cache-Control") == cache, f"{path}: caching {answer.getheader('Cache-Control')}")
            self.safe(path, answer)
            tag = answer.getheader("ETag")
            self.expect(tag and self.ask(path, If_None_Match=tag).status == 304, f"{path}: not 304 for its own ETag")
            file = public / (path[1:] + ("index.html" if path.endswith("/") else ""))
            self.expect(answer.text == file.read_bytes(), f"{path}: other bytes than those of the file")
            if not (beside := file.with_name(file.name + ".gz")).exists():
                continue
            small = self.ask(path, Accept_Encoding="gzip")
            self.expect(small.getheader("Content-Encoding") == "gzip" and small.text == beside.read_bytes(),
                        f"{path}: not the compressed file beside it")
            self.expect("accept-encoding" in (small.getheader("Vary") or "").lower(), f"{path}: no Vary")
            self.expect(small.getheader("Cache-Control") == cache, f"{path}: compressed, it is kept otherwise")
            self.expect(gzip.decompress(small.text) == answer.text, f"{path}: compressed, it is another text")

    def safe(self, path, answer):
        policy = answer.getheader("Content-Security-Policy") or ""
        self.expect("default-src 'none'" in policy and "unsafe-inline" not in policy, f"{path}: policy ‘{policy}’")
        self.expect(answer.getheader("X-Content-Type-Options") == "nosniff", f"{path}: no nosniff")
        self.expect(answer.getheader("Referrer-Policy"), f"{path}: no Referrer-Policy")

    def refusals(self):
        page = (self.sites["public"] / "404.html").read_bytes()
        for path in ["/nothing/", "/plans/nothing", "/assets/", "/.plan-archive-edition", "/.git/config", "/assets/.hidden"]:
            answer = self.ask(path)
            self.expect(answer.status == 404 and answer.text == page, f"{path}: status {answer.status}, or not the page for that")
            self.safe(path, answer)
        answer = self.ask(PLAN[:-1])
        self.expect(answer.status in (301, 302, 308) and answer.getheader("Location", "").endswith(PLAN), f"{PLAN[:-1]}: no redirect")
        for path in ["/../passwords", "/%2e%2e/passwords", "/..%2fpasswords"]:
            self.expect(self.ask(path).status in (400, 404), f"{path}: status {self.ask(path).status}")

    def redirects(self):
        for path in FORMER:
            answer = self.ask(path)
            location = urllib.parse.urlsplit(answer.getheader("Location", "")).path
            self.expect((answer.status, location) == (301, PLAN), f"{path}: status {answer.status}, to ‘{location}’")

    def leading_pages(self):
        """Where the server has no list of them, the pages that stand there lead on."""
        for path in FORMER:
            answer = self.ask(path)
            if answer.status in (301, 302, 308):
                answer = self.ask(urllib.parse.quote(urllib.parse.urlsplit(answer.getheader("Location")).path, safe="/%"))
            self.expect(f"0; url={PLAN}".encode() in answer.text, f"{path}: status {answer.status}, and the page leads nowhere")

    def kinds(self):
        for path, kind in (("/plans.csv", "text/csv"), ("/events.ics", "text/calendar")):
            found = self.ask(path).getheader("Content-Type") or ""
            self.expect(found.startswith(kind), f"{path}: type {found}")

    def password(self):
        for path in ["/", "/internal/", "/assets/style.css", "/robots.txt", "/SHA256SUMS", "/.plan-archive-edition"]:
            self.expect(self.ask(path, "internal").status == 401 or path.startswith("/."), f"internal {path}: not 401")
        wrong = base64.b64encode(b"staff:no").decode()
        self.expect(self.ask("/", "internal", Authorization=f"Basic {wrong}").status == 401, "internal: a wrong password")
        right = base64.b64encode(f"staff:{PASSWORD}".encode()).decode()
        answer = self.ask("/", "internal", Authorization=f"Basic {right}")
        self.expect(answer.status == 200, f"internal: status {answer.status} with the password")
        self.expect("noindex" in (answer.getheader("X-Robots-Tag") or ""), "internal: no noindex")
        self.expect("private" in (answer.getheader("Cache-Control") or ""), "internal: caches may share it")
        self.safe("internal /", answer)

    def browser(self, chromium):
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for edition, scheme in (("public", "http"), ("internal", "https")):
                home = f"{scheme}://127.0.0.1:{getattr(self.server, edition)}"
                context = browser.new_context(
                    ignore_https_errors=True,
                    http_credentials={"username": "staff", "password": PASSWORD} if edition == "internal" else None)
                page = context.new_page()
                page.on("console", lambda message: self.expect(message.type not in ("error", "warning"), f"{edition} {page.url}: {message.text}"))
                page.on("pageerror", lambda error: self.expect(False, f"{edition} {page.url}: {error}"))
                page.on("requestfailed", lambda request: self.expect(False, f"{edition}: {request.url}: {request.failure}"))
                for path in ["/", "/plans/", PLAN, "/slogans/", "/timeline/", "/bodies/", "/documents/", "/topics/"]:
                    page.goto(home + path, wait_until="networkidle")
                slogan = next(path for path in (self.sites[edition] / "slogans").iterdir() if path.is_dir())
                page.goto(f"{home}/slogans/{slogan.name}/", wait_until="networkidle")
                page.goto(f"{home}/search/?q=đại hội", wait_until="networkidle")
                self.expect(page.locator("[data-group=plans] li").count() > 0, f"{edition}: the search finds no plan")
                if edition == "public":
                    self.expect(page.locator("[data-group=texts] li").count() > 0, "the search finds nothing in the texts")
                else:
                    page.goto(home + "/internal/", wait_until="networkidle")
                    self.labels(page, home)
                context.close()
            browser.close()

    def labels(self, page, home):
        """The frames of internal passages have the label that an inline style names."""
        frames = [path for path in sorted(self.sites["internal"].rglob("index.html")) if b'class="internal-passage"' in path.read_bytes()]
        if not frames:
            return self.expect(False, "no page has an internal passage")
        page.goto(f"{home}/{frames[0].parent.relative_to(self.sites['internal'])}/", wait_until="networkidle")
        label = page.locator(".internal-passage").first.evaluate("frame => getComputedStyle(frame, '::before').content")
        self.expect(label == '"Nội bộ"', f"the label of internal passages is {label}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--chromium", default="/usr/bin/chromium")
    options.add_argument("public", type=pathlib.Path)
    options.add_argument("internal", type=pathlib.Path)
    options = options.parse_args()
    failed = False
    for kind in (Nginx, Caddy, Apache):
        name = kind.__name__
        if not kind.program:
            print(f"skipped: {name} is not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            server = kind(folder, str(options.public.resolve()), str(options.internal.resolve()))
            trial = Trial(server, options.public, options.internal)
            try:
                if not trial.wait():
                    trial.failures.append("it does not start: " + (folder / "errors").read_text())
                else:
                    (trial.leading_pages if kind is Caddy else trial.redirects)()
                    if kind is not Apache:
                        trial.kinds()
                        trial.headers()
                        trial.refusals()
                        trial.password()
                        trial.browser(options.chromium)
            finally:
                server.process.terminate()
                server.process.wait()
            for failure in trial.failures:
                print(f"{name}: {failure}")
            failed = failed or bool(trial.failures)
            if not trial.failures:
                print(f"{name}: " + ("redirects are" if kind is Apache else "headers, compressed files, redirects, refusals, "
                                     "password and pages in Chromium are") + " as they should be")
    sys.exit(failed)


main()
