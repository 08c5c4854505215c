// One request and its answer: a line that opens to both as JSON.

import { h } from "../kit/dom.js";

/** A line of the panel, red where the request failed, with what was refused and which limits were near. */
export function drawExchange(item) {
  const inside = h("div", { class: "exchange" });
  const open = () => {
    if (!fold.open || inside.childNodes.length) return;
    inside.append(h("h3", {}, "Request"), json(item.request));
    inside.append(h("h3", {}, "Answer"), json(item.response));
  };
  const failed = item.refused || item.status >= 400 || item.status === 0;
  const fold = h("details", { ontoggle: open, class: failed ? "failed" : "" }, lineOf(item), inside);
  const refused = item.refused && h("p", { class: "refused" }, item.refused);
  const near = item.near_limits?.map((limit) => h("p", { class: "near" }, limit));
  return h("li", {}, fold, refused, near);
}

function lineOf({ direction, what, ms, status }) {
  const arrow = direction === "to bot" ? "→" : "←";
  return h(
    "summary",
    {},
    h("span", { class: "arrow", title: direction }, arrow),
    h("span", { class: "unseen" }, direction),
    h("span", { class: "what" }, what),
    h("span", { class: "ms" }, `${Math.round(ms)} ms`),
    h("span", { class: "status" }, status || "—"),
  );
}

const TOKEN = /("(?:\\.|[^"\\])*":?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?)/;
const KINDS = [
  ["key", /^".*":$/s],
  ["string", /^"/],
  ["word", /^[\w-]/],
];

/** JSON, indented, with names and texts in colours of their own. */
function json(value) {
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
  const isToken = (index) => index % 2 === 1; // what the capture of TOKEN leaves between the rest
  const nodes = text.split(TOKEN).map((piece, index) => (isToken(index) ? coloured(piece) : piece));
  return h("pre", { class: "json", tabindex: "0" }, nodes);
}

function coloured(token) {
  const kind = KINDS.find(([, fits]) => fits.test(token));
  return h("span", { class: kind?.[0] }, token);
}
