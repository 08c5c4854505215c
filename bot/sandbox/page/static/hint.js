// The first visit: what to type, as buttons that do it.

import { h } from "./kit/dom.js";
import { iconButton } from "./kit/icons.js";

const DISMISSED = "sandbox-hint-dismissed";

/** `type(text)` types a text and sends it. Nothing where the hint was dismissed, or nothing is suggested. */
export function createHint({ app, suggestions }, { me, channel, type }) {
  const all = suggestions[me]?.length ? suggestions[me] : app.commands.map(exampleOf);
  const texts = channel.is_im ? all : all.filter(isForOneself);
  if (localStorage.getItem(DISMISSED) || !texts.length) return null;
  const dismiss = () => {
    localStorage.setItem(DISMISSED, "yes");
    hint.remove();
  };
  const hint = h(
    "section",
    { class: "first", "aria-label": "First steps" },
    h("b", {}, "Try"),
    texts.map((text) => h("button", { type: "button", onclick: () => type(text) }, text)),
    iconButton("close", "Dismiss", dismiss),
  );
  return hint;
}

/** In a channel a command is between oneself and the app; anything else is there for everybody to read. */
const isForOneself = (text) => text.startsWith("/");

/** A usage hint that begins with plain words is an example: "paris" or "paris | …"; "[city]" is none. */
function exampleOf({ command, usage_hint: hint = "" }) {
  const example = hint.split("|")[0].trim();
  return /^[^[<(]+$/.test(example) ? `${command} ${example}` : command;
}
