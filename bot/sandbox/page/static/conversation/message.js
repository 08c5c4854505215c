// One message: who wrote it and when, what it says, and what can be done with it.

import { drawBlocks } from "../blocks/blocks.js";
import { timeOf } from "../kit/dates.js";
import { h } from "../kit/dom.js";
import { icon, iconButton } from "../kit/icons.js";
import { openMenu } from "../kit/popups.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { renderFile } from "./files.js";

export const momentOfTs = (ts) => new Date(Number(ts) * 1000);
export const authorOf = (message) => message.user ?? message.bot_id;

/** Initials on the person's colour. */
export function avatar(reader, id) {
  const { name, color, isApp } = reader.author(id);
  const initials = name.split(" ").map(([letter]) => letter);
  const props = { class: isApp ? "avatar app" : "avatar", "aria-hidden": "true" };
  const node = h("span", props, initials.slice(0, 2).join(""));
  if (color) node.style.setProperty("--own", color);
  return node;
}

/** A message that `follows` another of its author's has no head of its own. */
export function renderMessage(message, follows, surface, actions) {
  const { reader } = surface;
  const author = reader.author(authorOf(message));
  const at = timeOf(momentOfTs(message.ts), reader.tz);
  const time = h("time", { datetime: momentOfTs(message.ts).toISOString() }, at);
  const classes = ["message", follows && "follows", message.ephemeral && "ephemeral"];
  const onlyYou = () => h("div", { class: "only-you" }, icon("eye"), "Only visible to you");
  const props = {
    class: classes.filter(Boolean).join(" "),
    tabindex: "-1",
    "aria-label": `${author.name}, ${at}`,
  };
  const body = h(
    "div",
    { class: "message-body" },
    message.ephemeral && onlyYou(),
    !follows && headOf(author, time),
    content(message, surface),
    replies(message, actions),
  );
  const margin = follows ? h("span", { class: "margin" }, time) : avatar(reader, authorOf(message));
  return h("article", props, margin, body, !message.ephemeral && moreButton(message, actions));
}

function headOf(author, time) {
  const badge = author.isApp && h("span", { class: "badge" }, "APP");
  return h("div", { class: "message-head" }, h("b", {}, author.name), badge, time);
}

function content(message, surface) {
  const blocks = h("div", { class: "blocks" });
  const text = () => h("div", { class: "text" }, mrkdwn(message.text, surface.reader));
  if (message.blocks?.length) drawBlocks(blocks, message.blocks, surface);
  else if (message.text) blocks.append(text());
  const edited = message.edited && h("small", { class: "muted" }, "(edited)");
  return [blocks, edited, message.files?.map((file) => renderFile(file, surface.reader))];
}

function replies({ reply_count: count, ...message }, { thread }) {
  if (!count || !thread) return null;
  const label = count === 1 ? "1 reply" : `${count} replies`;
  return h("button", { class: "replies", onclick: () => thread(message) }, label);
}

function moreButton(message, { thread, shortcuts, run }) {
  const copy = () => navigator.clipboard?.writeText(message.text ?? "");
  const entries = shortcuts.map((shortcut) => {
    return { label: shortcut.name, hint: shortcut.description, run: () => run(shortcut, message) };
  });
  const items = [
    thread && { label: "Reply in thread", run: () => thread(message) },
    { label: "Copy text", run: copy },
    shortcuts.length && { heading: "Message shortcuts" },
    ...entries,
  ];
  const open = () => openMenu(node, "More actions", items.filter(Boolean));
  const props = { class: "quiet more", "aria-haspopup": "menu", "aria-expanded": "false" };
  const node = iconButton("dots", "More actions", open, props);
  return node;
}
