// Where one types, and sends what one typed.

import { h } from "../kit/dom.js";
import { icon, iconButton } from "../kit/icons.js";
import { openMenu } from "../kit/popups.js";
import { createCompletion, createOffers } from "./completion.js";

const TALLEST = 240; // pixels of the box; longer text scrolls in it

/** `send(text)` gives whether it went; `shortcuts` are the global ones; a thread has no commands. */
export function createComposer({ label, commands, reader, app, shortcuts, run, send }) {
  const completion = createCompletion(accept);
  const offersFor = createOffers(commands, reader, app);
  const box = h("textarea", {
    rows: 1,
    placeholder: label,
    role: "combobox",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-controls": completion.list.id,
    "aria-expanded": "false",
  });
  const hint = h("span", { class: "hint", "aria-live": "polite" });
  const submit = h("button", { class: "send", "aria-label": "Send" }, icon("send"));
  const bolt = shortcuts.length > 0 && shortcutButton(shortcuts, run);
  const foot = h("div", { class: "composer-foot" }, bolt, hint, submit);
  const form = h("form", { class: "composer" }, completion.list, box, foot);
  let offers = [];
  let marked = 0;

  function suggest() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, TALLEST)}px`;
    submit.disabled = !box.value.trim();
    offers = offersFor(box.value.slice(0, box.selectionStart));
    marked = 0;
    const typed = commands.find(({ command }) => box.value.startsWith(`${command} `));
    hint.textContent = typed?.usage_hint ? `${typed.command} ${typed.usage_hint}` : "";
    draw();
  }

  const draw = () => completion.draw(box, offers, marked);

  function accept({ from, insert }) {
    box.setRangeText(insert, from, box.selectionStart, "end");
    suggest();
  }

  function dismiss() {
    offers = [];
    draw();
  }

  function move(by) {
    marked = (marked + by + offers.length) % offers.length;
    draw();
  }

  /** What a key does; nothing where the box itself takes it. */
  function deedOf(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offers.length) {
      if (by) return () => move(by);
      if (event.key === "Escape") return dismiss;
      const completes = event.key === "Tab" || event.key === "Enter";
      if (completes && !isWhole(offers[marked])) return () => accept(offers[marked]);
    }
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    return sends ? () => form.requestSubmit() : null;
  }

  function press(event) {
    const deed = deedOf(event);
    if (!deed) return;
    if (event.key !== "Escape") event.preventDefault();
    deed();
  }

  const isWhole = ({ insert }) => box.value === insert.trim();

  async function put(text) {
    return Boolean(text) && send(withIds(text, reader, app));
  }

  function write(text) {
    box.value = text;
    suggest();
  }

  box.addEventListener("input", suggest);
  box.addEventListener("keydown", press);
  box.addEventListener("blur", dismiss);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    write("");
    const isTaken = await put(text);
    if (!isTaken && !box.value) write(text); // what was not taken, unless something else is being typed
  });
  submit.disabled = true;
  return { form, focus: () => box.focus(), put };
}

function shortcutButton(shortcuts, run) {
  const items = shortcuts.map((shortcut) => {
    return { label: shortcut.name, hint: shortcut.description, run: () => run(shortcut) };
  });
  const open = () => openMenu(button, "Shortcuts", items);
  const props = { type: "button", class: "quiet", "aria-haspopup": "menu", "aria-expanded": "false" };
  const button = iconButton("bolt", "Shortcuts", open, props);
  return button;
}

/** @Full Name and #channel as the ids that Slack sends. */
function withIds(text, reader, app) {
  const people = reader.people.map(({ id, real_name: name }) => [`@${name}`, `<@${id}>`]);
  const bot = [`@${app.name}`, `<@${app.bot_user_id}>`];
  const channels = reader.channels.map(({ id, name }) => [`#${name}`, `<#${id}>`]);
  const names = [...people, bot, ...channels];
  const longestFirst = names.sort(([left], [right]) => right.length - left.length);
  return longestFirst.reduce((result, [name, id]) => result.replaceAll(name, id), text);
}
