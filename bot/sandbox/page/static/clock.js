// The sandbox's clock: what it shows, and where it can jump.

import { get, post } from "./kit/api.js";
import { createDateField } from "./kit/datefield.js";
import { dateOf, localInput, momentOf, timeOf } from "./kit/dates.js";
import { h } from "./kit/dom.js";
import { icon } from "./kit/icons.js";
import { notify, openPopover } from "./kit/popups.js";

/** Keeps the sandbox's time, which goes on like any other between jumps. */
export function createClock({ now, moments, movable }) {
  let ahead = 0;
  const set = (iso) => {
    ahead = Date.parse(iso) - Date.now();
  };
  set(now);
  return { now: () => new Date(Date.now() + ahead), set, moments, movable };
}

/** Draws the clock for a reader; gives a function that draws it anew. */
export function drawClock(place, clock, reader) {
  const label = h("span");
  const props = {
    class: "quiet clock",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    onclick: () => openClock(button, clock, reader),
  };
  const button = h("button", props, icon("clock"), label);
  const draw = () => {
    const now = clock.now();
    const day = h("span", { class: "date" }, dateOf(now, reader.tz));
    label.replaceChildren(day, h("b", {}, ` ${timeOf(now, reader.tz)}`));
    button.setAttribute("aria-label", `Clock: ${label.textContent}`);
  };
  button.disabled = !clock.movable;
  place.replaceChildren(button);
  draw();
  return draw;
}

/** Asks the sandbox what time it is. */
export async function readClock(clock) {
  const { clock: answer } = await get("workspace");
  if (!answer) return;
  clock.set(answer.now);
  clock.moments = answer.moments;
}

const whenOf = (moment, tz) => `${dateOf(moment, tz)}, ${timeOf(moment, tz)}`;

function openClock(button, clock, reader) {
  const jump = async (where) => {
    popover.setAttribute("aria-busy", "true");
    const answer = await post("clock", where);
    popover.removeAttribute("aria-busy");
    if (answer.ok === false) return notify(answer.error);
    return popover.hidePopover();
  };
  const popover = h(
    "div",
    { class: "menu clock-menu", role: "dialog", "aria-label": "Clock" },
    clock.moments.length > 0 && h("div", { class: "menu-heading" }, "Jump to"),
    clock.moments.map((moment) => momentButton(moment, reader, jump)),
    dateForm(clock, reader, jump),
  );
  openPopover(button, popover);
  popover.querySelector("button, input").focus();
}

function momentButton({ name, at }, reader, jump) {
  const label = name[0].toUpperCase() + name.slice(1);
  const when = h("small", {}, whenOf(new Date(at), reader.tz));
  return h("button", { onclick: () => jump({ moment: name }) }, h("span", {}, label), when);
}

function dateForm(clock, reader, jump) {
  const value = localInput(clock.now(), reader.tz);
  const props = { type: "datetime-local", value, "aria-label": "Date and time", required: true };
  const { input: when, frame } = createDateField(props);
  const go = (event) => {
    event.preventDefault();
    jump({ to: momentOf(when.value, reader.tz).toISOString() });
  };
  const heading = h("div", { class: "menu-heading" }, `A date and time (${reader.tz})`);
  return h("form", { onsubmit: go }, heading, frame, h("button", { class: "primary" }, "Jump"));
}
