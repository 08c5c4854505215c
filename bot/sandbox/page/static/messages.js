// A list of messages, as one reader sees it.

import { drawBlocks } from "./blocks.js";
import { dayOf, isoDate, timeOf } from "./dates.js";
import { h, icon, reconcile } from "./dom.js";
import { renderFile } from "./files.js";
import { mrkdwn } from "./mrkdwn.js";
import { openMenu } from "./popups.js";
import { createSurface } from "./surface.js";

const TOGETHER = 300; // seconds within which messages of one author stand under one name

const momentOfTs = (ts) => new Date(Number(ts) * 1000);

/** `actions` is {thread(message) or null, shortcuts: [{name, callback_id}], run(shortcut, message)}. */
export function createMessageList(label, reader, actions) {
  const list = h("div", { class: "messages", role: "region", "aria-label": label, tabindex: "0" });
  let revealed = 0; // where the list was put last: who has not scrolled since goes on following
  const surfaces = new Map(); // by ts: what was picked in a message outlives its redrawing

  function show(messages, channel) {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const follows = atEnd || Math.abs(list.scrollTop - revealed) < 2;
    const known = new Set([...list.children].map((node) => node.dataset.key));
    const items = messages.flatMap((message, index) => rows(message, messages[index - 1], channel));
    reconcile(list, items);
    const fresh = [...list.querySelectorAll("article")].find((node) => !known.has(node.dataset.key));
    if (follows && fresh) reveal(known.size ? fresh : list.lastElementChild);
  }

  /** The end of the list, unless what is new is taller than the window: that one reads from its top. */
  function reveal(node) {
    const tall = list.lastElementChild.offsetTop + list.lastElementChild.offsetHeight - node.offsetTop > list.clientHeight;
    list.scrollTo({ top: tall ? node.offsetTop - 8 : list.scrollHeight });
    revealed = list.scrollTop;
  }

  function rows(message, previous, channel) {
    const day = isoDate(momentOfTs(message.ts), reader.tz);
    const newDay = !previous || isoDate(momentOfTs(previous.ts), reader.tz) !== day;
    const follows = !newDay && !message.ephemeral && !previous.ephemeral && authorOf(message) === authorOf(previous) && message.ts - previous.ts < TOGETHER;
    const surface = surfaces.get(message.ts) ?? createSurface({ channel, ts: message.ts }, reader);
    surfaces.set(message.ts, surface);
    const row = { key: message.ts, value: [message, follows], render: () => renderMessage(message, follows, surface, actions) };
    return newDay ? [{ key: day, value: dayName(message), render: () => h("div", { class: "day" }, h("span", {}, dayName(message))) }, row] : [row];
  }

  const dayName = (message) => dayOf(momentOfTs(message.ts), reader.tz, reader.now());
  return { list, show };
}

export const authorOf = (message) => message.user ?? message.bot_id;

export function avatar(reader, id) {
  const { name, color, isApp } = reader.author(id);
  const node = h("span", { class: isApp ? "avatar app" : "avatar", "aria-hidden": "true" }, name.split(" ").map(([letter]) => letter).slice(0, 2).join(""));
  if (color) node.style.background = color;
  return node;
}

function renderMessage(message, follows, surface, actions) {
  const { reader } = surface;
  const author = reader.author(authorOf(message));
  const at = timeOf(momentOfTs(message.ts), reader.tz);
  const time = h("time", { datetime: momentOfTs(message.ts).toISOString() }, at);
  const head = h("div", { class: "message-head" }, h("b", {}, author.name), author.isApp && h("span", { class: "badge" }, "APP"), time);
  return h("article", { class: `message ${follows ? "follows" : ""} ${message.ephemeral ? "ephemeral" : ""}`, tabindex: "-1", "aria-label": `${author.name}, ${at}` },
    follows ? h("span", { class: "margin" }, time) : avatar(reader, authorOf(message)),
    h("div", { class: "message-body" },
      message.ephemeral && h("div", { class: "only-you" }, icon("eye"), "Only visible to you"),
      !follows && head, content(message, surface), replies(message, actions)),
    !message.ephemeral && moreButton(message, actions));
}

function content(message, surface) {
  const blocks = h("div", { class: "blocks" });
  if (message.blocks?.length) drawBlocks(blocks, message.blocks, surface);
  else if (message.text) blocks.append(h("div", { class: "text" }, mrkdwn(message.text, surface.reader)));
  const edited = message.edited && h("small", { class: "muted" }, "(edited)");
  return [blocks, edited, message.files?.map((file) => renderFile(file, surface.reader))];
}

function replies({ reply_count: count, ...message }, { thread }) {
  if (!count || !thread) return null;
  return h("button", { class: "replies", onclick: () => thread(message) }, count === 1 ? "1 reply" : `${count} replies`);
}

function moreButton(message, { thread, shortcuts, run }) {
  const items = [
    thread && { label: "Reply in thread", run: () => thread(message) },
    { label: "Copy text", run: () => navigator.clipboard?.writeText(message.text ?? "") },
    shortcuts.length && { heading: "Message shortcuts" },
    ...shortcuts.map((shortcut) => ({ label: shortcut.name, hint: shortcut.description, run: () => run(shortcut, message) })),
  ].filter(Boolean);
  const props = { class: "quiet more", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false" };
  const node = h("button", { ...props, onclick: () => openMenu(node, "More actions", items) }, icon("dots"));
  return node;
}
