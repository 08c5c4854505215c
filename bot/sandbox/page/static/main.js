// The page: who one is, and the window of that person.

import { createClock } from "./clock.js";
import { get } from "./kit/api.js";
import { part } from "./kit/dom.js";
import { icon } from "./kit/icons.js";
import { notify } from "./kit/popups.js";
import { drawTools } from "./tools.js";
import { openWindow } from "./window.js";

async function start() {
  const workspace = await get("workspace");
  if (!workspace.team) return notify(workspace.error);
  const wanted = new URLSearchParams(location.search);
  const clock = createClock(workspace.clock);
  const panel = drawTools(workspace);
  part("team").textContent = workspace.team.name;
  drawMenuButton();
  const isKnown = workspace.people.some(({ id }) => id === wanted.get("as"));
  let end = () => {};
  const be = (me, at) => {
    const shared = at ?? new URLSearchParams(location.search).get("in");
    end();
    end = openWindow(workspace, clock, panel, { me, at: shared, be });
  };
  return be(isKnown ? wanted.get("as") : workspace.people[0].id, wanted.get("in"));
}

/** In a narrow window the sidebar is a drawer. */
function drawMenuButton() {
  const button = part("open-sidebar");
  const set = (isOpen) => {
    document.body.classList.toggle("side-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.append(icon("menu"));
  button.addEventListener("click", () => set(!document.body.classList.contains("side-open")));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") set(false);
  });
  part("main").addEventListener("click", () => set(false));
}

start();
