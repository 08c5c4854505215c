// The list of choices that opens under a select.

import { h, nextId } from "../kit/dom.js";
import { place } from "../kit/popups.js";

/** A list that opens under `root` and is driven by `input`; `pick(option)` is called when one is chosen. */
export function createListbox({ label, root, input, pick, isChosen }) {
  const list = h("div", {
    role: "listbox",
    id: nextId(),
    class: "menu",
    popover: "manual",
    "aria-label": label,
  });
  const rows = () => [...list.querySelectorAll("[role=option]")];
  const isOpen = () => list.matches(":popover-open");
  const markedAt = () => rows().findIndex((row) => row.classList.contains("marked"));

  function show(content) {
    list.replaceChildren(...content);
    if (!isOpen()) list.showPopover();
    list.style.minWidth = `${root.offsetWidth}px`;
    place(list, root);
    input.setAttribute("aria-expanded", "true");
    mark(rows()[0]);
  }

  function hide() {
    if (isOpen()) list.hidePopover();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(row) {
    list.querySelector(".marked")?.classList.remove("marked");
    if (!row) return;
    row.classList.add("marked");
    row.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row.id);
  }

  function move(by) {
    const all = rows();
    mark(all.at((markedAt() + by) % all.length));
  }

  function pickMarked() {
    rows()[markedAt()]?.dispatchEvent(new MouseEvent("mousedown"));
  }

  const say = (text) => show([h("div", { class: "menu-note", role: "presentation" }, text)]);
  const offer = (groups) => show(groups.map(drawGroup));

  function drawGroup({ label: name, options }) {
    const items = options.map(drawOption);
    if (!name) return h("div", { role: "presentation" }, items);
    return h(
      "div",
      { role: "group", "aria-label": name },
      h("div", { class: "menu-heading" }, name),
      items,
    );
  }

  function drawOption(option) {
    const choose = (event) => {
      event.preventDefault(); // the input keeps the focus
      pick(option);
    };
    const selected = String(isChosen(option));
    const props = { role: "option", id: nextId(), "aria-selected": selected, onmousedown: choose };
    const description = option.description && h("small", {}, option.description);
    return h("div", props, h("span", {}, option.text), description);
  }
  return { list, isOpen, hide, move, pickMarked, say, offer };
}
