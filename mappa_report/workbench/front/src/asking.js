/** Asking the server, at once or after a while. */

/** What the server answers to `what`. Refused in words, that is an Error with them.
 * @param {string} to below the page's own address @param {object} what @param {boolean} [keepalive] @returns {Promise<any>} */
export async function ask(to, what, keepalive = false) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${location.pathname}/${to}`, { method: "POST", headers, body: JSON.stringify(what), keepalive });
  const told = await answer.json();
  if ("message" in told) throw new Error(told.message);
  return told;
}

/** Does `act` some time after it was last started. @param {() => void} act */
export function timer(act) {
  let handle = 0;
  const stop = () => clearTimeout(handle);
  /** @param {number} wait */
  const start = (wait) => {
    stop();
    handle = setTimeout(act, wait);
  };
  return { start, stop };
}
