// The select with type-ahead that every select and multi-select of Slack's becomes.

import { h } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { createListbox } from "./listbox.js";

const PAUSE = 200; // milliseconds of no typing before the bot is asked
const SLOW = 150; // milliseconds after which one reads that it is being searched

/** `load(query)` gives [{label?, options: [{value, text, description}]}], nothing where it failed;
 *  `choose(chosen)` gets the options chosen so far. */
export function picker(about) {
  const { attributes, placeholder, multiple, most = Infinity, least, optional, load, choose } = about;
  let { chosen } = about;
  const chips = h("span", { class: "chips" });
  const input = h("input", {
    ...attributes,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    placeholder,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
  });
  const root = h("div", { class: multiple ? "picker multiple" : "picker" }, chips, input);
  const listbox = createListbox({ label: placeholder, root, input, pick, isChosen });
  input.setAttribute("aria-controls", listbox.list.id);
  root.append(listbox.list);
  let asked = 0; // searches so far: an answer to an older one is not shown
  let timer = 0;

  function isChosen(option) {
    return chosen.some(({ value }) => value === option.value);
  }

  function hide() {
    clearTimeout(timer);
    asked += 1;
    listbox.hide();
  }

  async function search(query) {
    if (query.length < least) return listbox.say(typeMore(least));
    asked += 1;
    const mine = asked;
    const slow = setTimeout(() => mine === asked && listbox.say("Searching…"), SLOW);
    const groups = await load(query);
    clearTimeout(slow);
    if (mine !== asked || document.activeElement !== input) return undefined;
    if (!groups) return listbox.say("That could not be loaded.");
    const filled = groups.filter((group) => group.options.length);
    return filled.length ? listbox.offer(filled) : listbox.say("No results");
  }

  function pick(option) {
    if (!multiple) set([option]);
    else if (isChosen(option)) set(chosen.filter(({ value }) => value !== option.value));
    else if (chosen.length < most) set([...chosen, option]);
    hide();
  }

  function set(next) {
    chosen = next;
    draw();
    choose(chosen);
  }

  /** What the input shows while nobody types into it. */
  function rest() {
    input.value = multiple ? "" : (chosen[0]?.text ?? "");
  }

  function draw() {
    rest();
    if (!multiple) return;
    chips.replaceChildren(...chosen.map(chip));
    input.placeholder = chosen.length ? "" : placeholder;
  }

  function chip(option) {
    const remove = () => {
      pick(option);
      input.focus();
    };
    const props = { type: "button" };
    const cross = iconButton("close", `Remove ${option.text}`, remove, props);
    return h("span", { class: "chip" }, option.text, cross);
  }

  /** What a key does; nothing where the input itself takes it. */
  function deedOf({ key }) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (by) return () => (listbox.isOpen() ? listbox.move(by) : search(""));
    if (key === "Enter") return () => listbox.isOpen() && listbox.pickMarked();
    if (key === "Escape" && listbox.isOpen()) return leave;
    return null;
  }

  function leave() {
    hide();
    rest();
  }

  function press(event) {
    const deed = deedOf(event);
    if (deed) {
      event.preventDefault();
      deed();
      return;
    }
    const removesLast = event.key === "Backspace" && multiple && !input.value && chosen.length;
    if (removesLast) set(chosen.slice(0, -1));
  }

  input.addEventListener("keydown", press);
  input.addEventListener("focus", () => {
    if (!multiple) input.select();
  });
  input.addEventListener("click", () => {
    if (!listbox.isOpen()) search("");
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value.trim()), PAUSE);
  });
  input.addEventListener("blur", () => {
    hide();
    const isEmptied = !multiple && optional && !input.value && chosen.length;
    if (isEmptied) set([]);
    rest();
  });
  draw();
  return root;
}

function typeMore(least) {
  return least === 1 ? "Type to search" : `Type ${least} letters to search`;
}
