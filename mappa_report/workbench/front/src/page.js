// Every page of a report: tells when what it shows was changed elsewhere, and when the workbench has ended. It never
// loads the page again by itself, since somebody may be typing.

const PAUSE = 2000;
const TRIES = 3;

const region = document.getElementById("changed");
if (region) watch(region);

/** @param {HTMLElement} region */
function watch(region) {
  let failed = 0;
  let changes = 0;

  /** Show the line with that id, or none. @param {string} id */
  const tell = (id) => [...region.children].forEach((line) => line.toggleAttribute("hidden", line.id !== id));

  async function look() {
    const { address, since = "" } = region.dataset;
    const answer = await fetch(`${address}&since=${encodeURIComponent(since)}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { changed, digest } = await answer.json();
    failed = 0;
    if (since !== region.dataset.since) return; // saved here while this was asked
    if (!since) region.dataset.since = digest;
    // Twice, since a save of this page's own may be under way.
    changes = since && changed ? changes + 1 : 0;
    tell(changes > 1 && isForReader(digest) ? "changed-files" : "");
  }

  async function next() {
    if (document.visibilityState === "visible") {
      await look().catch(() => {
        failed += 1;
        if (failed >= TRIES) tell("changed-ended");
      });
    }
    setTimeout(next, PAUSE);
  }
  setTimeout(next, PAUSE);

  // A script of this page that saves asks for an address that ends so, and shows what the files have then.
  new PerformanceObserver((asked) => {
    if (asked.getEntries().some(({ name }) => new URL(name).pathname.endsWith("/save"))) region.dataset.since = "";
  }).observe({ type: "resource" });
}

/** What is on the page is not what the files have. An editor that takes that in by itself prevents the default of this
 * event, and writes the digest that it has then into data-since. @param {string} digest */
function isForReader(digest) {
  return document.dispatchEvent(new CustomEvent("changed-elsewhere", { cancelable: true, detail: { digest } }));
}
