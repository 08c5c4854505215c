// What one can press, pick or fill in: a dict from an element's type to how it is drawn.

import { h, link } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { openMenu } from "../kit/popups.js";
import { plainText } from "../text/mrkdwn.js";
import { CHOICES } from "./choices.js";
import { INPUTS } from "./inputs.js";
import { picture } from "./picture.js";
import { SELECTS } from "./select.js";

/** `field` says where the element stands: {block, surface, dispatches, optional, named: its names}. */
export function renderElement(element, field) {
  const render = ELEMENTS[element.type] ?? unknown;
  return render(element, field);
}

function unknown({ type }) {
  return h("span", { class: "muted" }, `The sandbox does not draw “${type}”.`);
}

function button(element, { block, surface }) {
  const press = async () => {
    node.setAttribute("aria-busy", "true");
    await surface.act(block, element, element.value ?? null);
    node.removeAttribute("aria-busy");
  };
  const text = plainText(element.text);
  const node = element.url ? link(element.url, text) : h("button", { type: "button" }, text);
  node.className = `button ${element.style ?? ""}`;
  node.dataset.action = element.action_id;
  if (element.accessibility_label) node.setAttribute("aria-label", element.accessibility_label);
  node.addEventListener("click", press);
  return node;
}

function overflow(element, { block, surface }) {
  const choose = (option) => {
    if (option.url) window.open(option.url, "_blank", "noopener");
    surface.act(block, element, option.value);
  };
  const items = element.options.map((option) => {
    const hint = plainText(option.description);
    return { label: plainText(option.text), hint, run: () => choose(option) };
  });
  const open = () => openMenu(node, "More options", items);
  const node = iconButton("dots", "More options", open, {
    type: "button",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "data-action": element.action_id,
  });
  return node;
}

const ELEMENTS = {
  ...INPUTS,
  ...CHOICES,
  ...SELECTS,
  button,
  workflow_button: button,
  overflow,
  image: (element) => picture(element.image_url, element.alt_text),
};
