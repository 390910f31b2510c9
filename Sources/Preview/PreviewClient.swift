/// What the browser loads beside a page of the preview.
enum PreviewClient {
  /// Waits for the next reading, and loads the page again if it is another one. What stood at the top of the window stands
  /// there again.
  static let script = #"""
    (() => {
      const { number: first, tag, stopped } = document.currentScript.dataset;
      const key = "plan-archive-place";
      const blocks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, tr, pre, figure)")];
      const words = (block) => block.textContent.trim().slice(0, 80);

      function keepPlace() {
        const top = blocks().find((block) => block.getBoundingClientRect().bottom > 0 && words(block));
        const place = { path: location.pathname, y: scrollY };
        if (top && scrollY > 0) Object.assign(place, { words: words(top), offset: top.getBoundingClientRect().top });
        sessionStorage.setItem(key, JSON.stringify(place));
        // The browser would go to the old place in the new page.
        history.scrollRestoration = "manual";
      }

      function findPlace() {
        const place = JSON.parse(sessionStorage.getItem(key) ?? "null");
        sessionStorage.removeItem(key);
        history.scrollRestoration = "auto";
        if (place?.path !== location.pathname) return;
        scrollTo(0, place.y);
        const same = blocks().filter((block) => words(block) === place.words);
        // Of several with the same words, the one that has moved least.
        const moves = same.map((block) => block.getBoundingClientRect().top - place.offset);
        if (moves.length > 0) scrollBy(0, moves.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a)));
      }

      let notice;
      function tell(isStopped) {
        if (isStopped === Boolean(notice)) return;
        notice?.remove();
        notice = undefined;
        if (!isStopped) return;
        notice = document.createElement("p");
        notice.className = "preview-stopped";
        notice.setAttribute("role", "status");
        notice.textContent = stopped;
        document.body.append(notice);
      }

      async function follow() {
        for (let number = first; ; ) {
          try {
            const answer = await fetch(`/.plan-archive/changes?${number}`);
            const next = (await answer.text()).trim();
            tell(false);
            if (next === number) continue;
            number = next;
            const page = await fetch(location.pathname + location.search, { method: "HEAD" });
            if (page.headers.get("ETag") !== `"${tag}"`) {
              keepPlace();
              location.reload();
              return;
            }
          } catch {
            tell(true);
            await new Promise((resolve) => setTimeout(resolve, 1000));
          }
        }
      }

      findPlace();
      follow();
    })();
    """#

  static let style = """
    .preview-findings, .preview-finding, .preview-stopped {
      font: 1rem/1.45 system-ui, sans-serif; color: #1d1d1f; background: #fff6d8; border-inline-start: 0.4rem solid #b26a00;
      padding: 0.75rem 1rem; margin: 0 0 1rem; text-align: start; text-indent: 0; overflow-wrap: anywhere;
    }
    .preview-findings h2 { font: inherit; font-weight: 700; margin: 0 0 0.5rem; color: inherit; border: 0; padding: 0; }
    .preview-findings ul { list-style: none; margin: 0.5rem 0 0; padding: 0; }
    .preview-findings li { margin: 0 0 0.5rem; }
    .preview-findings a { color: #0b4a8f; }
    .preview-findings pre { margin: 0.25rem 0 0; padding: 0.25rem 0.5rem; background: #fff; color: inherit; white-space: pre-wrap; }
    .preview-findings mark { background: #ffd0c7; color: inherit; padding: 0; border-inline-start: 1px solid #a3150a; }
    .preview-findings :is(li.error, p.error) strong, .preview-finding.error strong { color: #a3150a; }
    .preview-finding.error { background: #ffe9e5; border-color: #a3150a; }
    .preview-finding.note { background: #e8f1fb; border-color: #0b4a8f; }
    .preview-finding { display: block; font-size: 0.9375rem; }
    .preview-hint { display: block; }
    .preview-stopped { position: fixed; inset: auto 1rem 1rem auto; margin: 0; box-shadow: 0 1px 4px #0006; }
    @media print { .preview-findings, .preview-finding, .preview-stopped { display: none; } }

    """
}
