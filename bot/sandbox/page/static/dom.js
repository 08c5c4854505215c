// Making elements. Text only ever goes in as text, so nothing that a bot or a person wrote can become markup.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function setProp(element, name, value) {
  if (name.startsWith("aria-") && value !== undefined) element.setAttribute(name, value);
  else if (value === undefined || value === null || value === false) return;
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : value);
}

/** A link that opens beside this page; an address that is not one of these kinds stays plain text. */
export function link(url, ...children) {
  if (!/^(https?:|mailto:|tel:|\/(?!\/))/i.test(url)) return h("span", {}, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  bolt: "M13 3L5 13h6l-1 8 8-10h-6z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3 3",
  close: "M6 6l12 12M18 6L6 18",
  dots: "M6 12h.01M12 12h.01M18 12h.01",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  gears: "M4 7h16M4 12h16M4 17h16M8 5v4M16 10v4M11 15v4",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M4 20l17-8L4 4v6l10 2-10 2z",
  restart: "M4 5v5h5M5 15a8 8 0 1 0 1-8l-2 3",
  thread: "M4 5h16v11H10l-5 4v-4H4z",
  upload: "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

let ids = 0;
export const nextId = () => `id-${(ids += 1)}`;

/** Makes the container's children those of items ({key, value, render}), keeping each node whose value is unchanged:
 *  what somebody is typing into, and what has the focus, stays as it is. */
export function reconcile(container, items) {
  const focused = [...container.children].find((node) => node.contains(document.activeElement))?.dataset.key;
  const wanted = new Map(items.map((item) => [item.key, JSON.stringify(item.value)]));
  const kept = new Map();
  for (const node of [...container.children]) {
    if (node.signature !== undefined && wanted.get(node.dataset.key) === node.signature) kept.set(node.dataset.key, node);
    else node.remove();
  }
  items.forEach((item, index) => {
    if (kept.has(item.key)) return;
    const node = item.render();
    node.dataset.key = item.key;
    node.signature = wanted.get(item.key);
    container.insertBefore(node, container.children[index] ?? null);
    if (item.key === focused) (node.querySelector("input, textarea, button, a") ?? node).focus({ preventScroll: true });
  });
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
