// Checkboxes and radio buttons.

import { h, nextId } from "../kit/dom.js";
import { textNodes } from "../text/mrkdwn.js";
import { change, named, valueOf } from "./values.js";

function checkboxes(element, field) {
  const tell = (checked) => change(element, field, checked);
  return group(element, field, { type: "checkbox", role: "group", tell });
}

function radioButtons(element, field) {
  const tell = ([value]) => change(element, field, value ?? null);
  return group(element, field, { type: "radio", role: "radiogroup", tell });
}

function group(element, field, { type, role, tell }) {
  const name = nextId();
  const chosen = [valueOf(element, field)].flat();
  const read = () => tell([...node.querySelectorAll(":checked")].map((input) => input.value));
  const rows = element.options.map((option) => {
    const checked = chosen.includes(option.value);
    const control = h("input", { type, name, value: option.value, checked, onchange: read });
    return h("label", { class: "choice" }, control, labelOf(option, field.surface.reader));
  });
  const node = h("div", { ...named(element, field), role, class: "choices" }, rows);
  return node;
}

function labelOf({ text, description }, reader) {
  const more = description && h("small", {}, textNodes(description, reader));
  return h("span", {}, textNodes(text, reader), more);
}

export const CHOICES = { checkboxes, radio_buttons: radioButtons };
