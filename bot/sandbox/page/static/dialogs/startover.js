// A fresh start: with what the app's story tells where there is one, or empty.

import { post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { ask, notify } from "../kit/popups.js";

/** `story` says what there is to see with it; without one there is nothing to choose. */
export async function startOver(story) {
  const demo = h("input", { type: "radio", name: "start", checked: true });
  const empty = h("input", { type: "radio", name: "start" });
  const choices = () => [
    choice(demo, "With the demo", story),
    choice(empty, "Empty", "As on the day the bot is installed"),
  ];
  const body = story
    ? h("div", { class: "choices" }, choices())
    : h("p", {}, "Everything is as on the day the bot was installed.");
  const isMeant = await ask({ title: "Start over", body, confirm: "Start over", danger: true });
  if (isMeant) await reset(Boolean(story) && demo.checked);
}

function choice(control, label, about) {
  return h("label", { class: "choice" }, control, h("span", {}, label, h("small", {}, about)));
}

async function reset(demo) {
  document.body.setAttribute("aria-busy", "true");
  const answer = await post("reset", { demo });
  document.body.removeAttribute("aria-busy");
  if (answer.ok === false) notify(answer.error); // else this window is told of it like all others
}
