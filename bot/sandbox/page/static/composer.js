// Where one types: commands complete from the manifest, @ and # from the people and channels.

import { h, icon, nextId } from "./dom.js";
import { openMenu } from "./popups.js";

/** `send(text)` gives whether it went; `shortcuts` are the global ones; in a thread there are no commands. */
export function createComposer({ label, commands, reader, app, shortcuts, run, send }) {
  const list = h("div", { class: "completion menu", role: "listbox", id: nextId(), "aria-label": "Suggestions", hidden: true });
  const box = h("textarea", {
    rows: 1, placeholder: label, role: "combobox", "aria-label": label, "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  });
  const hint = h("span", { class: "hint", "aria-live": "polite" });
  const submit = h("button", { class: "send", "aria-label": "Send" }, icon("send"));
  const bolt = h("button", { type: "button", class: "quiet", "aria-label": "Shortcuts", "aria-haspopup": "menu", "aria-expanded": "false" }, icon("bolt"));
  const form = h("form", { class: "composer" }, list, box, h("div", { class: "composer-foot" }, shortcuts.length > 0 && bolt, hint, submit));
  let offers = [];
  let marked = 0;

  bolt.addEventListener("click", () =>
    openMenu(bolt, "Shortcuts", shortcuts.map((shortcut) => ({ label: shortcut.name, hint: shortcut.description, run: () => run(shortcut) }))));

  function offersFor(before) {
    const slash = /^\/\S*$/.exec(before);
    if (slash) {
      const fitting = commands.filter(({ command }) => command.startsWith(before));
      return fitting.map((each) => ({ from: 0, insert: `${each.command} `, text: each.command, usage: each.usage_hint, note: each.description }));
    }
    const word = /(^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
    if (!word) return [];
    const [, , sign, begun] = word;
    const from = before.length - begun.length - 1;
    const names = sign === "#" ? reader.channels : [...reader.people, { name: app.name, real_name: app.name, title: "App" }];
    const fits = (each) => [each.name, ...(each.real_name ?? "").split(" ")].some((name) => name.toLowerCase().startsWith(begun.toLowerCase()));
    return names.filter(fits).map((each) => ({ from, insert: `${sign}${each.real_name ?? each.name} `, text: sign + (each.real_name ?? each.name), note: each.title }));
  }

  function suggest() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
    submit.disabled = !box.value.trim();
    offers = offersFor(box.value.slice(0, box.selectionStart));
    marked = 0;
    const typed = commands.find(({ command }) => box.value.startsWith(`${command} `));
    hint.textContent = typed?.usage_hint ? `${typed.command} ${typed.usage_hint}` : "";
    draw();
  }

  function draw() {
    list.hidden = !offers.length;
    box.setAttribute("aria-expanded", String(offers.length > 0));
    list.replaceChildren(...offers.map((offer, index) =>
      h("div", { role: "option", id: `${list.id}-${index}`, class: index === marked && "marked", "aria-selected": String(index === marked),
        onmousedown: (event) => (event.preventDefault(), accept(offer)) },
        h("span", {}, h("b", {}, offer.text), offer.usage && h("span", { class: "usage" }, ` ${offer.usage}`)), offer.note && h("small", {}, offer.note))));
    if (offers.length) box.setAttribute("aria-activedescendant", `${list.id}-${marked}`);
    else box.removeAttribute("aria-activedescendant");
    list.querySelector(".marked")?.scrollIntoView({ block: "nearest" });
  }

  function accept({ from, insert }) {
    box.setRangeText(insert, from, box.selectionStart, "end");
    suggest();
  }

  function press(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offers.length && move) {
      event.preventDefault();
      marked = (marked + move + offers.length) % offers.length;
      draw();
    } else if (offers.length && (event.key === "Tab" || event.key === "Enter") && !isWhole(offers[marked])) {
      event.preventDefault();
      accept(offers[marked]);
    } else if (event.key === "Escape" && offers.length) {
      offers = [];
      draw();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  const isWhole = ({ insert }) => box.value === insert.trim();

  const put = async (text) => Boolean(text) && send(withIds(text, reader, app));

  function write(text) {
    box.value = text;
    suggest();
  }

  box.addEventListener("input", suggest);
  box.addEventListener("keydown", press);
  box.addEventListener("blur", () => ((offers = []), draw()));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    write("");
    if (!(await put(text)) && !box.value) write(text); // what was not taken, unless something else is being typed
  });
  submit.disabled = true;
  return { form, focus: () => box.focus(), put };
}

/** @Full Name and #channel as the ids that Slack sends. */
function withIds(text, reader, app) {
  const people = [...reader.people.map(({ id, real_name }) => [`@${real_name}`, `<@${id}>`]), [`@${app.name}`, `<@${app.bot_user_id}>`]];
  const channels = reader.channels.map(({ id, name }) => [`#${name}`, `<#${id}>`]);
  const longestFirst = [...people, ...channels].sort(([one], [other]) => other.length - one.length);
  return longestFirst.reduce((result, [name, id]) => result.replaceAll(name, id), text);
}
