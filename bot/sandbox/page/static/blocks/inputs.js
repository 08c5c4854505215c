// Inputs that one types into, and those of dates and times.

import { createDateField } from "../kit/datefield.js";
import { localInput, momentOf } from "../kit/dates.js";
import { h } from "../kit/dom.js";
import { plainText } from "../text/mrkdwn.js";
import { change, named, valueOf } from "./values.js";

const PAUSE = 400; // milliseconds of no typing before a dispatching input tells the bot
const NEARLY_FULL = 0.8; // of the longest text: from there on the rest is counted
const TYPED = { autocomplete: "off" };

/** `props` are attributes of one kind of input. */
function textInput(element, field, props = {}) {
  const node = textBox(element, field, props);
  const counter = element.max_length && h("small", { class: "counter" });
  const tell = () => field.surface.act(field.block, element, node.value);
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const dispatches = (on) => field.dispatches && when.includes(on);
  let timer = 0;
  node.addEventListener("input", () => {
    field.surface.keep(field.block, element, node.value);
    if (counter) counter.textContent = restOf(node.value.length, element.max_length);
    clearTimeout(timer);
    if (dispatches("on_character_entered")) timer = setTimeout(tell, PAUSE);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !dispatches("on_enter_pressed")) return;
    event.preventDefault();
    tell();
  });
  return counter ? h("div", { class: "counted" }, node, counter) : node;
}

function textBox(element, field, props) {
  const value = valueOf(element, field) ?? "";
  const common = { ...named(element, field), placeholder: plainText(element.placeholder), ...props };
  const isMultiline = element.multiline || element.type === "rich_text_input";
  return isMultiline ? h("textarea", { ...common, rows: 4 }, value) : h("input", { ...common, value });
}

/** How many characters there is room for, once it is nearly full. */
function restOf(length, most) {
  return length > most * NEARLY_FULL ? most - length : "";
}

function numberInput(element, field) {
  const inputmode = element.is_decimal_allowed ? "decimal" : "numeric";
  return textInput(element, field, { ...TYPED, inputmode });
}

const asItIs = (value) => value;

/** An input whose value is told as `fromInput` gives it and shown as `toInput` gives it. */
function dateInput(type, toInput = asItIs, fromInput = asItIs) {
  return (element, field) => {
    const value = valueOf(element, field);
    const shown = value === null ? "" : toInput(value, field);
    const { input, frame } = createDateField({ ...named(element, field), type, value: shown });
    const told = () => (input.value ? fromInput(input.value, field) : null);
    input.addEventListener("change", () => change(element, field, told()));
    return frame;
  };
}

const toEpoch = (text, { surface }) => Math.floor(momentOf(text, surface.reader.tz) / 1000);
const fromEpoch = (epoch, { surface }) => localInput(epoch * 1000, surface.reader.tz);

export const INPUTS = {
  plain_text_input: textInput,
  rich_text_input: textInput,
  email_text_input: (element, field) => textInput(element, field, { ...TYPED, type: "email" }),
  url_text_input: (element, field) => textInput(element, field, { ...TYPED, type: "url" }),
  number_input: numberInput,
  datepicker: dateInput("date"),
  timepicker: dateInput("time"),
  datetimepicker: dateInput("datetime-local", fromEpoch, toEpoch),
};
