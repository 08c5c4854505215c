// What opens over the page: menus, dialogs, confirmations, notices.

import { h, icon, nextId } from "./dom.js";

/** Puts a popup under its anchor, or above it where there is more room. */
export function place(popup, anchor) {
  const box = anchor.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const up = below < Math.min(popup.offsetHeight + 8, 240) && box.top > below;
  popup.style.maxHeight = `${(up ? box.top : below) - 12}px`;
  popup.style.top = up ? "auto" : `${box.bottom + 4}px`;
  popup.style.bottom = up ? `${window.innerHeight - box.top + 4}px` : "auto";
  popup.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - popup.offsetWidth - 8))}px`;
}

function step(event, choices) {
  const at = choices.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  choices.at(next % choices.length).focus();
}

/** A popover beside a button; Escape and a click elsewhere close it and the focus goes back. */
export function openPopover(button, popover) {
  popover.popover = "auto";
  (button.closest("dialog") ?? document.body).append(popover);
  button.setAttribute("aria-expanded", "true");
  popover.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    button.setAttribute("aria-expanded", "false");
    popover.remove();
  });
  popover.showPopover();
  place(popover, button);
  return popover;
}

/** Items are {label, run, hint, danger, heading}; a heading alone is no choice. */
export function openMenu(button, label, items) {
  const entry = (item) =>
    item.heading
      ? h("div", { class: "menu-heading", role: "presentation" }, item.heading)
      : h("button", { role: "menuitem", class: item.danger && "danger-text", onclick: () => (menu.hidePopover(), item.run()) },
          h("span", {}, item.label), item.hint && h("small", {}, item.hint));
  const menu = h("div", { role: "menu", class: "menu", "aria-label": label }, items.map(entry));
  menu.addEventListener("keydown", (event) => step(event, [...menu.querySelectorAll("button")]));
  openPopover(button, menu);
  menu.querySelector("button")?.focus();
}

/** A dialog with a title and a cross. It leaves the page when it is closed. */
export function openDialog({ title, body, footer, className = "", onclose }) {
  const id = nextId();
  const dialog = h("dialog", { class: className, "aria-labelledby": id },
    h("header", {}, h("h2", { id }, title), h("button", { class: "quiet", "aria-label": "Close", onclick: () => dialog.close() }, icon("close"))),
    h("div", { class: "body" }, body),
    footer && h("footer", {}, footer));
  dialog.addEventListener("close", () => (dialog.remove(), onclose?.()));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks; true when the person goes on. Slack's confirm objects come in here too. */
export function ask({ title, body, confirm, deny = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const goOn = () => ((answer = true), dialog.close());
    const dialog = openDialog({
      title,
      body,
      className: "small",
      footer: [
        h("button", { type: "button", onclick: () => dialog.close() }, deny),
        h("button", { type: "button", class: danger ? "danger" : "primary", onclick: goOn }, confirm),
      ],
      onclose: () => resolve(answer),
    });
    dialog.querySelector("footer button:last-child").focus();
  });
}

/** A line at the top of the page about what went wrong; the same line twice shows once. */
export function notify(text) {
  const notices = document.getElementById("notices");
  for (const shown of notices.children) if (shown.dataset.text === text) shown.remove();
  const close = h("button", { class: "quiet", "aria-label": "Dismiss", onclick: () => notice.remove() }, icon("close"));
  const notice = h("div", { class: "notice", "data-text": text }, h("span", {}, text), close);
  notices.append(notice);
  setTimeout(() => notice.remove(), 12_000);
}
