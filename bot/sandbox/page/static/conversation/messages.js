// A list of messages, as one reader sees it.

import { createSurface } from "../blocks/surface.js";
import { dayOf, isoDate } from "../kit/dates.js";
import { h } from "../kit/dom.js";
import { reconcile } from "../kit/keep.js";
import { authorOf, momentOfTs, renderMessage } from "./message.js";

const TOGETHER = 300; // seconds within which messages of one author stand under one name
const NEAR_THE_END = 80; // pixels

/** `actions` is {thread(message) or null, shortcuts: [{name, callback_id}], run(shortcut, message)};
 *  `greeting` has the rows that stand before the first message. */
export function createMessageList(label, reader, { actions, greeting }) {
  const list = h("div", { class: "messages", role: "region", "aria-label": label, tabindex: "0" });
  let revealed = 0; // where the list was put last: who has not scrolled since goes on following
  const surfaces = new Map(); // by ts: what was picked in a message outlives its redrawing

  function show(messages, channel) {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;
    const isFollowed = atEnd || Math.abs(list.scrollTop - revealed) < 2;
    const known = new Set([...list.children].map((node) => node.dataset.key));
    const shown = messages.flatMap((message, index) => rows(message, messages[index - 1], channel));
    reconcile(list, [...greeting, ...shown]);
    const fresh = [...list.querySelectorAll("article")].find((node) => !known.has(node.dataset.key));
    if (isFollowed && fresh) reveal(known.size ? fresh : list.lastElementChild);
  }

  /** The end of the list, unless what is new is taller than the window: that one reads from its top. */
  function reveal(node) {
    const { offsetTop, offsetHeight } = list.lastElementChild;
    const isTall = offsetTop + offsetHeight - node.offsetTop > list.clientHeight;
    list.scrollTo({ top: isTall ? node.offsetTop - 8 : list.scrollHeight });
    revealed = list.scrollTop;
  }

  /** A message, and before it its day where it is the first of it. */
  function rows(message, previous, channel) {
    const isNewDay = !previous || dayKey(previous) !== dayKey(message);
    const follows = !isNewDay && standTogether(previous, message);
    const surface = surfaces.get(message.ts) ?? createSurface({ channel, ts: message.ts }, reader);
    surfaces.set(message.ts, surface);
    const render = () => renderMessage(message, follows, surface, actions);
    const row = { key: message.ts, value: [message, follows], render };
    return isNewDay ? [dayRow(message), row] : [row];
  }

  const dayKey = (message) => isoDate(momentOfTs(message.ts), reader.tz);

  function dayRow(message) {
    const name = dayOf(momentOfTs(message.ts), reader.tz, reader.now());
    const render = () => h("div", { class: "day" }, h("span", {}, name));
    return { key: dayKey(message), value: name, render };
  }
  return { list, show };
}

function standTogether(previous, message) {
  if (message.ephemeral || previous.ephemeral) return false;
  return authorOf(message) === authorOf(previous) && message.ts - previous.ts < TOGETHER;
}
