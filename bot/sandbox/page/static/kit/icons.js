// The page's icons, drawn as paths.

import { h } from "./dom.js";

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

/** The icon of this name, as large as the text around it; hidden from screen readers. */
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

/** A button that shows an icon alone and has its label for a screen reader. */
export function iconButton(name, label, onclick, props = { class: "quiet" }) {
  return h("button", { "aria-label": label, onclick, ...props }, icon(name));
}
