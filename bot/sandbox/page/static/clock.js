// The sandbox's clock: what it shows, and where it can jump.

import { get, post } from "./api.js";
import { localInput, momentOf, timeOf } from "./dates.js";
import { h, icon } from "./dom.js";
import { notify, openPopover } from "./popups.js";

/** Keeps the sandbox's time, which goes on like any other between jumps. */
export function createClock({ now, moments, movable }) {
  let ahead = 0;
  const set = (iso) => (ahead = Date.parse(iso) - Date.now());
  set(now);
  return { now: () => new Date(Date.now() + ahead), set, moments, movable };
}

/** Draws the clock for a reader; gives a function that draws it anew. */
export function drawClock(place, clock, reader) {
  const label = h("span");
  const button = h("button", { class: "quiet clock", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => openClock(button, clock, reader) }, icon("clock"), label);
  const draw = () => {
    label.replaceChildren(h("span", { class: "date" }, dayOf(clock.now(), reader.tz)), h("b", {}, ` ${timeOf(clock.now(), reader.tz)}`));
    button.setAttribute("aria-label", `Clock: ${label.textContent}`);
  };
  button.disabled = !clock.movable;
  place.replaceChildren(button);
  draw();
  return draw;
}

const dayOf = (moment, timeZone) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(moment);
const whenOf = (moment, timeZone) => `${dayOf(moment, timeZone)} ${timeOf(moment, timeZone)}`;

function openClock(button, clock, reader) {
  const jump = async (where) => {
    popover.setAttribute("aria-busy", "true");
    const answer = await post("clock", where);
    popover.removeAttribute("aria-busy");
    if (answer.ok === false) return notify(answer.error);
    return popover.hidePopover();
  };
  const when = h("input", { type: "datetime-local", value: localInput(clock.now(), reader.tz), "aria-label": "Date and time", required: true });
  const go = (event) => {
    event.preventDefault();
    jump({ to: momentOf(when.value, reader.tz).toISOString() });
  };
  const popover = h("div", { class: "menu clock-menu", role: "dialog", "aria-label": "Clock" },
    clock.moments.length > 0 && h("div", { class: "menu-heading" }, "Jump to"),
    clock.moments.map(({ name, at }) => h("button", { onclick: () => jump({ moment: name }) },
      h("span", {}, name[0].toUpperCase() + name.slice(1)), h("small", {}, whenOf(new Date(at), reader.tz)))),
    h("form", { onsubmit: go }, h("div", { class: "menu-heading" }, `A date and time (${reader.tz})`), when, h("button", { class: "primary" }, "Jump")));
  openPopover(button, popover);
  popover.querySelector("button, input").focus();
}

export async function readClock(clock) {
  const { clock: answer } = await get("workspace");
  if (!answer) return;
  clock.set(answer.now);
  clock.moments = answer.moments;
}
