// The tools at the top: a check of files where the app has one, the panel behind the scenes, a fresh start.

import { createPanel } from "./behind/panel.js";
import { openCheck, takeDrops } from "./dialogs/check.js";
import { startOver } from "./dialogs/startover.js";
import { h, part } from "./kit/dom.js";
import { icon } from "./kit/icons.js";

/** Draws them; gives the panel of what happens behind the scenes. */
export function drawTools({ words }) {
  const { check, story } = words;
  const aside = part("panel");
  const togglePanel = () => {
    aside.hidden = !aside.hidden;
    behind.setAttribute("aria-pressed", String(!aside.hidden));
    if (aside.hidden) behind.focus();
    else panel.refresh();
  };
  const panel = createPanel(aside, togglePanel);
  const behind = tool("gears", "Behind the scenes", togglePanel);
  const again = tool("restart", "Start over", () => startOver(story));
  behind.setAttribute("aria-pressed", "false");
  part("tools").replaceChildren(check ? checkTool(check) : "", behind, again);
  return panel;
}

function checkTool(check) {
  takeDrops(check);
  return tool("upload", check.button, () => openCheck(check));
}

function tool(name, text, onclick) {
  const props = { class: "quiet", "aria-label": text, title: text, onclick };
  return h("button", props, icon(name), h("span", {}, text));
}
