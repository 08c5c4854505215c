// Drawing anew without losing what somebody is doing, and asking anew without old answers.

/** Makes the container's children those of items ({key, value, render}), keeping each node whose value is
 *  unchanged: what somebody is typing into, and what has the focus, stays as it is. */
export function reconcile(container, items) {
  const focused = [...container.children].find((node) => node.contains(document.activeElement));
  const focusedKey = focused?.dataset.key;
  const wanted = new Map(items.map((item) => [item.key, JSON.stringify(item.value)]));
  const kept = keepUnchanged(container, wanted);
  items.forEach((item, index) => {
    if (kept.has(item.key)) return;
    const node = item.render();
    node.dataset.key = item.key;
    node.signature = wanted.get(item.key);
    container.insertBefore(node, container.children[index] ?? null);
    if (item.key === focusedKey) focusInside(node);
  });
}

/** Removes the children whose value is another now; gives the keys of those that stay. */
function keepUnchanged(container, wanted) {
  const kept = new Set();
  for (const node of [...container.children]) {
    const stays = node.signature !== undefined && wanted.get(node.dataset.key) === node.signature;
    if (stays) kept.add(node.dataset.key);
    else node.remove();
  }
  return kept;
}

function focusInside(node) {
  const control = node.querySelector("input, textarea, button, a");
  (control ?? node).focus({ preventScroll: true });
}

/** Runs at once, and once more if asked for again meanwhile: the last answer is never an old one. */
export function coalesced(run) {
  let running = null;
  let again = false;
  return async () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await run();
      }
    })().finally(() => (running = null));
    return running;
  };
}
