// Files in messages: what they are, a glimpse of what is in them, and the download.

import { h, icon } from "./dom.js";
import { markdown } from "./markdown.js";

const GLIMPSE = 6_000; // characters of a text that are shown before somebody asks for the whole

export function renderFile(file, reader) {
  const url = file.url_private_download ?? file.url_private;
  const title = file.title || file.name;
  const size = h("small", { class: "muted" }, `${kindOf(file)} · ${sizeOf(file.size)}`);
  const head = h("a", { class: "file-head", href: url, download: file.name, "aria-label": `Download ${title}` }, icon("file"), h("span", {}, title, size));
  return h("div", { class: "file" }, head, preview(file, reader));
}

const kindOf = ({ name }) => (/\.(\w+)$/.exec(name)?.[1] ?? "file").toUpperCase();
const sizeOf = (bytes = 0) => (bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

function preview(file, reader) {
  if (/\.(png|jpe?g|gif|svg|webp)$/i.test(file.name)) return h("img", { src: file.url_private, alt: file.title || file.name, class: "file-picture" });
  if (!/\.(md|markdown|txt|csv|json|log)$/i.test(file.name)) return null;
  const inside = h("div", { class: "file-inside" });
  const toggle = async () => {
    if (!fold.open || inside.childNodes.length) return;
    const answer = await fetch(file.url_private);
    const text = answer.ok ? (await answer.text()).slice(0, GLIMPSE) : "This file is gone.";
    inside.append(...(/\.(md|markdown)$/i.test(file.name) ? markdown(text, reader) : [h("pre", {}, text)]));
  };
  const fold = h("details", { ontoggle: toggle }, h("summary", {}, "Preview"), inside);
  return fold;
}
