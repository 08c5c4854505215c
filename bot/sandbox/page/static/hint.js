// The first visit: what to type, as buttons that do it.

import { h, icon } from "./dom.js";

const DISMISSED = "sandbox-hint-dismissed";

/** `type(text)` types the text and sends it. Nothing where the hint was dismissed, or there is nothing to suggest. */
export function createHint({ app, suggestions }, me, type) {
  const texts = suggestions[me]?.length ? suggestions[me] : app.commands.map(exampleOf);
  if (localStorage.getItem(DISMISSED) || !texts.length) return null;
  const dismiss = () => {
    localStorage.setItem(DISMISSED, "yes");
    hint.remove();
  };
  const hint = h("section", { class: "first", "aria-label": "First steps" },
    h("b", {}, "Try"),
    texts.map((text) => h("button", { type: "button", onclick: () => type(text) }, text)),
    h("button", { type: "button", class: "quiet", "aria-label": "Dismiss", onclick: dismiss }, icon("close")));
  return hint;
}

/** A usage hint that begins with plain words is an example: "paris" or "paris | …"; "[city]" is none. */
function exampleOf({ command, usage_hint: hint = "" }) {
  const example = hint.split("|")[0].trim();
  return /^[^[<(]+$/.test(example) ? `${command} ${example}` : command;
}
