// What opens over the page: menus, dialogs, confirmations, notices.

import { h, nextId } from "./dom.js";
import { iconButton } from "./icons.js";

/** Puts a popup under its anchor, or above it where there is more room. */
export function place(popup, anchor) {
  const box = anchor.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const up = below < Math.min(popup.offsetHeight + 8, 240) && box.top > below;
  const room = up ? box.top : below;
  popup.style.maxHeight = `${room - 12}px`;
  popup.style.top = up ? "auto" : `${box.bottom + 4}px`;
  popup.style.bottom = up ? `${window.innerHeight - box.top + 4}px` : "auto";
  const rightmost = window.innerWidth - popup.offsetWidth - 8;
  popup.style.left = `${Math.max(8, Math.min(box.left, rightmost))}px`;
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
  const close = () => menu.hidePopover();
  const entries = items.map((item) => menuEntry(item, close));
  const menu = h("div", { role: "menu", class: "menu", "aria-label": label }, entries);
  menu.addEventListener("keydown", (event) => step(event, [...menu.querySelectorAll("button")]));
  openPopover(button, menu);
  menu.querySelector("button")?.focus();
}

function menuEntry(item, close) {
  if (item.heading) return h("div", { class: "menu-heading", role: "presentation" }, item.heading);
  const choose = () => {
    close();
    item.run();
  };
  const hint = item.hint && h("small", {}, item.hint);
  const props = { role: "menuitem", class: item.danger && "danger-text", onclick: choose };
  return h("button", props, h("span", {}, item.label), hint);
}

/** A dialog with a title and a cross. It leaves the page when it is closed. */
export function openDialog({ title, body, footer, className = "", onclose }) {
  const id = nextId();
  const cross = iconButton("close", "Close", () => dialog.close());
  const dialog = h(
    "dialog",
    { class: className, "aria-labelledby": id },
    h("header", {}, h("h2", { id }, title), cross),
    h("div", { class: "body" }, body),
    footer && h("footer", {}, footer),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks; true when the person goes on. Slack's confirm objects come in here too. */
export function ask({ title, body, confirm, deny = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const goOn = () => {
      answer = true;
      dialog.close();
    };
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
  for (const shown of notices.children) {
    if (shown.dataset.text === text) shown.remove();
  }
  const close = iconButton("close", "Dismiss", () => notice.remove());
  const notice = h("div", { class: "notice", "data-text": text }, h("span", {}, text), close);
  notices.append(notice);
  setTimeout(() => notice.remove(), 12_000);
}
