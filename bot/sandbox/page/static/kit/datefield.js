// Inputs of dates and times, which show them as the rest of the page does while nobody types in them:
// browsers write them in a form of their own.

import { dateOf, timeOf } from "./dates.js";
import { h } from "./dom.js";

const SHOWN = {
  date: (value) => dateOf(new Date(value), "UTC"),
  time: (value) => value,
  "datetime-local": (value) => momentText(new Date(`${value}Z`)),
};

const momentText = (moment) => `${dateOf(moment, "UTC")}, ${timeOf(moment, "UTC")}`;

/** An input of the type in `props` ("date", "time", "datetime-local"), in its frame. */
export function createDateField(props) {
  const input = h("input", props);
  const shown = h("span", { "aria-hidden": "true" });
  const draw = () => {
    shown.textContent = input.value ? SHOWN[props.type](input.value) : "";
  };
  for (const event of ["input", "change"]) input.addEventListener(event, draw);
  draw();
  return { input, frame: h("div", { class: "dated" }, input, shown) };
}
