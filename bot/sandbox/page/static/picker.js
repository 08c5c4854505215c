// The select with type-ahead that every select and multi-select of Slack's becomes.

import { h, icon, nextId } from "./dom.js";
import { place } from "./popups.js";

const PAUSE = 200; // milliseconds of no typing before the bot is asked

/** load(query) gives [{label?, options: [{value, text, description}]}]; choose(chosen) gets the options chosen so far. */
export function picker({ attributes, placeholder, multiple, most = Infinity, least = 0, optional, chosen, load, choose }) {
  const list = h("div", { role: "listbox", id: nextId(), class: "menu", popover: "manual", "aria-label": placeholder });
  const input = h("input", {
    ...attributes, type: "text", role: "combobox", autocomplete: "off", placeholder, "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id,
  });
  const chips = h("span", { class: "chips" });
  const root = h("div", { class: multiple ? "picker multiple" : "picker" }, chips, input, list);
  let asked = 0;
  let timer = 0;

  const rest = () => (input.value = multiple ? "" : (chosen[0]?.text ?? ""));
  const rows = () => [...list.querySelectorAll("[role=option]")];
  const isOpen = () => list.matches(":popover-open");

  function show(content) {
    list.replaceChildren(...content);
    if (!isOpen()) list.showPopover();
    list.style.minWidth = `${root.offsetWidth}px`;
    place(list, root);
    input.setAttribute("aria-expanded", "true");
    mark(rows()[0]);
  }

  function hide() {
    clearTimeout(timer);
    asked += 1;
    if (isOpen()) list.hidePopover();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(row) {
    list.querySelector(".marked")?.classList.remove("marked");
    row?.classList.add("marked");
    row?.scrollIntoView({ block: "nearest" });
    if (row) input.setAttribute("aria-activedescendant", row.id);
  }

  const say = (text) => show([h("div", { class: "menu-note", role: "presentation" }, text)]);

  async function search(query) {
    if (query.length < least) return say(least === 1 ? "Type to search" : `Type ${least} letters to search`);
    const mine = (asked += 1);
    const slow = setTimeout(() => mine === asked && say("Searching…"), 150);
    const groups = await load(query);
    clearTimeout(slow);
    if (mine !== asked || document.activeElement !== input) return undefined;
    if (!groups) return say("That could not be loaded.");
    const filled = groups.filter((group) => group.options.length);
    return filled.length ? show(filled.map(section)) : say("No results");
  }

  function section({ label, options }) {
    const items = options.map(row);
    return label ? h("div", { role: "group", "aria-label": label }, h("div", { class: "menu-heading" }, label), items) : h("div", { role: "presentation" }, items);
  }

  function row(option) {
    const selected = chosen.some(({ value }) => value === option.value);
    return h("div", { role: "option", id: nextId(), "aria-selected": String(selected), onmousedown: (event) => (event.preventDefault(), pick(option)) },
      h("span", {}, option.text), option.description && h("small", {}, option.description));
  }

  function pick(option) {
    const has = chosen.some(({ value }) => value === option.value);
    if (!multiple) set([option]);
    else if (has) set(chosen.filter(({ value }) => value !== option.value));
    else if (chosen.length < most) set([...chosen, option]);
    hide();
  }

  function set(next) {
    chosen = next;
    draw();
    choose(chosen);
  }

  function draw() {
    rest();
    if (!multiple) return;
    chips.replaceChildren(...chosen.map((option) =>
      h("span", { class: "chip" }, option.text,
        h("button", { type: "button", "aria-label": `Remove ${option.text}`, onclick: () => (pick(option), input.focus()) }, icon("close")))));
    input.placeholder = chosen.length ? "" : placeholder;
  }

  function press(event) {
    const all = rows();
    const at = all.findIndex((each) => each.classList.contains("marked"));
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      if (isOpen()) mark(all.at((at + move) % all.length));
      else search("");
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen()) all[at]?.dispatchEvent(new MouseEvent("mousedown"));
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      hide();
      rest();
    } else if (event.key === "Backspace" && multiple && !input.value && chosen.length) set(chosen.slice(0, -1));
  }

  input.addEventListener("keydown", press);
  input.addEventListener("focus", () => multiple || input.select());
  input.addEventListener("click", () => isOpen() || search(""));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value.trim()), PAUSE);
  });
  input.addEventListener("blur", () => {
    hide();
    if (!multiple && optional && !input.value && chosen.length) set([]);
    rest();
  });
  draw();
  return root;
}
