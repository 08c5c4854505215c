// What one can press, pick or fill in: a dict from an element's type to how it is drawn.

import { localInput, momentOf } from "./dates.js";
import { h, icon, link, nextId } from "./dom.js";
import { plainText, textNodes } from "./mrkdwn.js";
import { picker } from "./picker.js";
import { openMenu } from "./popups.js";

const PAUSE = 400; // milliseconds of no typing before a dispatching input tells the bot

/** `field` says where the element stands: {block, surface, dispatches, optional, named: attributes that name it}. */
export function renderElement(element, field) {
  const render = RENDERERS[element.type];
  return render ? render(element, field) : h("span", { class: "muted" }, `The sandbox does not draw “${element.type}”.`);
}

const values = (options) => options?.map(({ value }) => value);

/** What the element holds now: what the person put in, else what the bot began with. */
export function valueOf(element, { block, surface }) {
  const kept = surface.kept(block, element);
  return kept === undefined ? initialValue(element) : kept;
}

function initialValue(element) {
  const many = values(element.initial_options) ?? element.initial_users ?? element.initial_conversations ?? element.initial_channels;
  if (element.type.startsWith("multi_") || element.type === "checkboxes") return many ?? [];
  return (
    element.initial_value ?? element.initial_option?.value ?? element.initial_user ?? element.initial_conversation ??
    element.initial_channel ?? element.initial_date ?? element.initial_time ?? element.initial_date_time ?? null
  );
}

function change(element, field, value) {
  field.surface.keep(field.block, element, value);
  if (field.dispatches) field.surface.act(field.block, element, value);
}

const named = (element, field) => ({
  "data-action": element.action_id,
  ...(field.named ?? { "aria-label": plainText(element.placeholder) || element.action_id }),
});

function button(element, { block, surface }) {
  const press = async () => {
    node.setAttribute("aria-busy", "true");
    await surface.act(block, element, element.value ?? null);
    node.removeAttribute("aria-busy");
  };
  const node = element.url ? link(element.url, plainText(element.text)) : h("button", { type: "button" }, plainText(element.text));
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
  const items = element.options.map((option) => ({
    label: plainText(option.text), hint: plainText(option.description), run: () => choose(option),
  }));
  const props = { type: "button", "aria-label": "More options", "aria-haspopup": "menu", "aria-expanded": "false", "data-action": element.action_id };
  const node = h("button", { ...props, onclick: () => openMenu(node, "More options", items) }, icon("dots"));
  return node;
}

function textInput(element, field, props = {}) {
  const multiline = element.multiline || element.type === "rich_text_input";
  const value = valueOf(element, field) ?? "";
  const counter = element.max_length && h("small", { class: "counter" });
  const node = h(multiline ? "textarea" : "input", {
    ...named(element, field), placeholder: plainText(element.placeholder), rows: multiline && 4, value: !multiline && value, ...props,
  }, multiline && value);
  const tell = () => field.surface.act(field.block, element, node.value);
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const dispatches = (on) => field.dispatches && when.includes(on);
  let timer = 0;
  node.addEventListener("input", () => {
    field.surface.keep(field.block, element, node.value);
    if (counter) counter.textContent = node.value.length > element.max_length * 0.8 ? element.max_length - node.value.length : "";
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

function dateInput(type, toInput = (value) => value, fromInput = (text) => text) {
  return (element, field) => {
    const value = valueOf(element, field);
    const node = h("input", { ...named(element, field), type, value: value === null ? "" : toInput(value, field) });
    node.addEventListener("change", () => change(element, field, node.value ? fromInput(node.value, field) : null));
    return node;
  };
}

function choices(type) {
  return (element, field) => {
    const name = nextId();
    const chosen = [valueOf(element, field)].flat();
    const read = () => {
      const checked = [...group.querySelectorAll(":checked")].map((input) => input.value);
      change(element, field, type === "radio" ? (checked[0] ?? null) : checked);
    };
    const row = (option) => h("label", { class: "choice" },
      h("input", { type, name, value: option.value, checked: chosen.includes(option.value), onchange: read }),
      h("span", {}, textNodes(option.text, field.surface.reader),
        option.description && h("small", {}, textNodes(option.description, field.surface.reader))));
    const group = h("div", { ...named(element, field), role: type === "radio" ? "radiogroup" : "group", class: "choices" }, element.options.map(row));
    return group;
  };
}

const toChoice = (option) => ({ value: option.value, text: plainText(option.text), description: plainText(option.description) });
const toGroup = ({ label, options }) => ({ label: plainText(label), options: options.map(toChoice) });

/** A select. `find(element, field, query)` gives groups of choices; `remote` where the bot does the searching. */
function select(find, remote = false) {
  return (element, field) => {
    const { surface, optional } = field;
    const multiple = element.type.startsWith("multi_");
    const begun = [element.initial_option ?? [], element.initial_options ?? []].flat().map(toChoice);
    const known = remote ? begun : find(element, field).flatMap(({ options }) => options);
    const textOf = (value) => surface.labels.get(value) ?? known.find((choice) => choice.value === value)?.text ?? value;
    const holds = (query) => ({ text }) => text.toLowerCase().includes(query.toLowerCase());
    const load = (query) =>
      remote ? find(element, field, query) : find(element, field).map(({ label, options }) => ({ label, options: options.filter(holds(query)) }));
    return picker({
      attributes: named(element, field), placeholder: plainText(element.placeholder) || (multiple ? "Select some" : "Select one"),
      multiple, optional, most: element.max_selected_items, least: remote ? (element.min_query_length ?? 3) : 0, load,
      chosen: [valueOf(element, field) ?? []].flat().map((value) => ({ value, text: textOf(value) })),
      choose(chosen) {
        for (const { value, text } of chosen) surface.labels.set(value, text);
        change(element, field, multiple ? values(chosen) : (chosen[0]?.value ?? null));
      },
    });
  };
}

const statics = (element) => (element.option_groups ?? [{ options: element.options ?? [] }]).map(toGroup);
const people = (element, { surface }) => [
  { options: surface.reader.people.map(({ id, real_name, title }) => ({ value: id, text: real_name, description: title })) },
];
const channels = (element, { surface }) => [
  { options: surface.reader.channels.map(({ id, name }) => ({ value: id, text: `#${name}` })) },
];
const conversations = (element, field) => [...channels(element, field), ...people(element, field)];
const external = async (element, { surface, block }, query) => (await surface.search(block, element, query))?.map(toGroup);

const image = (element) => picture(element.image_url, element.alt_text);

/** A picture of this machine; one from elsewhere is only named, since no request leaves the machine. */
export function picture(url, alt) {
  const own = /^(data:image|blob:)/.test(url) || new URL(url, location.href).origin === location.origin;
  return own ? h("img", { src: url, alt }) : h("span", { class: "far-picture", role: "img", "aria-label": alt, title: url }, alt);
}

const toEpoch = (text, { surface }) => Math.floor(momentOf(text, surface.reader.tz) / 1000);
const fromEpoch = (epoch, { surface }) => localInput(epoch * 1000, surface.reader.tz);

const RENDERERS = {
  button,
  workflow_button: button,
  overflow,
  image,
  plain_text_input: textInput,
  rich_text_input: textInput,
  email_text_input: (element, field) => textInput(element, field, { type: "email", autocomplete: "off" }),
  url_text_input: (element, field) => textInput(element, field, { type: "url", autocomplete: "off" }),
  number_input: (element, field) => textInput(element, field, { inputmode: element.is_decimal_allowed ? "decimal" : "numeric", autocomplete: "off" }),
  datepicker: dateInput("date"),
  timepicker: dateInput("time"),
  datetimepicker: dateInput("datetime-local", fromEpoch, toEpoch),
  checkboxes: choices("checkbox"),
  radio_buttons: choices("radio"),
  static_select: select(statics),
  multi_static_select: select(statics),
  users_select: select(people),
  multi_users_select: select(people),
  channels_select: select(channels),
  multi_channels_select: select(channels),
  conversations_select: select(conversations),
  multi_conversations_select: select(conversations),
  external_select: select(external, true),
  multi_external_select: select(external, true),
};
