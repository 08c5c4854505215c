// Files in messages: what they are, a glimpse of what is in them, and the download.

import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { markdown } from "../text/markdown.js";

const GLIMPSE = 6_000; // characters of a text that are shown before somebody asks for the whole
const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const PICTURE = /\.(png|jpe?g|gif|svg|webp)$/i;
const TEXT = /\.(md|markdown|txt|csv|json|log)$/i;
const MARKDOWN = /\.(md|markdown)$/i;

/** A file's name, kind and size, which download it, and a preview where there is one. */
export function renderFile(file, reader) {
  const url = here(file.url_private_download ?? file.url_private);
  const title = file.title || file.name;
  const size = h("small", { class: "muted" }, `${kindOf(file)} · ${sizeOf(file.size)}`);
  const props = { class: "file-head", href: url, download: file.name, "aria-label": `Download ${title}` };
  const head = h("a", props, icon("file"), h("span", {}, title, size));
  return h("div", { class: "file" }, head, preview(file, reader));
}

/** An address on this page's own host: the app may know the sandbox as 127.0.0.1, the page as localhost,
 *  and to the browser that is a stranger, from whom it reads nothing. */
function here(address) {
  const { pathname, search } = new URL(address, location);
  return pathname + search;
}

function kindOf({ name }) {
  const ending = /\.(\w+)$/.exec(name)?.[1] ?? "file";
  return ending.toUpperCase();
}

function sizeOf(bytes = 0) {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < MEGABYTE) return `${Math.round(bytes / KILOBYTE)} kB`;
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function preview(file, reader) {
  if (PICTURE.test(file.name)) return picture(file);
  if (!TEXT.test(file.name)) return null;
  const inside = h("div", { class: "file-inside" });
  const toggle = async () => {
    if (!fold.open || inside.childNodes.length) return;
    inside.append(...glimpse(file, await textOf(file), reader));
  };
  const fold = h("details", { ontoggle: toggle }, h("summary", {}, "Preview"), inside);
  return fold;
}

function picture(file) {
  return h("img", { src: here(file.url_private), alt: file.title || file.name, class: "file-picture" });
}

async function textOf(file) {
  const answer = await fetch(here(file.url_private));
  if (!answer.ok) return "This file is gone.";
  const text = await answer.text();
  return text.slice(0, GLIMPSE);
}

function glimpse(file, text, reader) {
  return MARKDOWN.test(file.name) ? markdown(text, reader) : [h("pre", {}, text)];
}
