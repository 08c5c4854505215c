// The side of the page: who to be, and where to talk.

import { avatar } from "./conversation/message.js";
import { h } from "./kit/dom.js";
import { reconcile } from "./kit/keep.js";

const IN_A_WINDOW = "With Ctrl or ⌘: in a window of their own";

/** `be(id)` and `open(id)` are called with a person's and a conversation's id; `unread` has the ids of
 *  conversations by the person's. */
export function drawSidebar(nav, { workspace, reader, current, unread, be, open }) {
  const { app } = workspace;
  const person = (each) => personRow(each, { reader, be, isUnread: isMarked(each.id) });
  const isMarked = (id) => id !== reader.me && unread[id]?.length > 0;
  const place = (channel, name, sign) => {
    const state = { isCurrent: channel.id === current, isUnread: unread[reader.me].includes(channel.id) };
    return placeRow(channel, { name, sign, reader, open, ...state });
  };
  const direct = () => place(reader.direct, app.name, avatar(reader, app.bot_user_id));
  const groups = {
    "You are": workspace.people.map(person),
    Channels: reader.channels.map((channel) => place(channel, channel.name, hash())),
    Apps: reader.direct ? [direct()] : [],
  };
  const value = [reader.me, current, unread];
  const items = Object.entries(groups).map(([title, rows]) => {
    const render = () => h("section", { "aria-label": title }, h("h2", {}, title), rows);
    return { key: title, value, render };
  });
  reconcile(nav, items);
}

const hash = () => h("span", { class: "sign", "aria-hidden": "true" }, "#");

function personRow({ id, real_name: name, title }, { reader, be, isUnread }) {
  const props = {
    href: `?as=${id}`,
    class: isUnread ? "row person unread" : "row person",
    "aria-current": id === reader.me ? "true" : undefined,
    title: IN_A_WINDOW,
    onclick: onPlain(() => be(id)),
  };
  return h("a", props, avatar(reader, id), h("span", {}, name, mark(isUnread), h("small", {}, title)));
}

const mark = (isUnread) => isUnread && h("span", { class: "unseen" }, " (unread)");

function placeRow(channel, { name, sign, reader, open, isCurrent, isUnread }) {
  const props = {
    href: `?as=${reader.me}&in=${channel.id}`,
    class: isUnread ? "row unread" : "row",
    "aria-current": isCurrent ? "page" : undefined,
    onclick: onPlain(() => open(channel.id)),
  };
  return h("a", props, sign, h("span", {}, name, mark(isUnread)));
}

/** A plain click stays in this window; with Ctrl or ⌘ the browser opens another. */
function onPlain(run) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    run();
  };
}
