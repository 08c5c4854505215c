// The side of the page: who to be, and where to talk.

import { h, reconcile } from "./dom.js";
import { avatar } from "./messages.js";

/** `be(id)` and `open(id)` are called with a person's and a conversation's id. */
export function drawSidebar(nav, { workspace, reader, current, unread, be, open }) {
  const person = ({ id, real_name, title }) =>
    h("a", { href: `?as=${id}`, class: "row person", "aria-current": id === reader.me ? "true" : undefined, title: "With Ctrl or ⌘: in a window of their own", onclick: onPlain(() => be(id)) },
      avatar(reader, id), h("span", {}, real_name, h("small", {}, title)));
  const place = (channel, name, sign) =>
    h("a", { href: `?as=${reader.me}&in=${channel.id}`, class: unread.has(channel.id) ? "row unread" : "row", "aria-current": channel.id === current ? "page" : undefined,
      onclick: onPlain(() => open(channel.id)) }, sign, h("span", {}, name, unread.has(channel.id) && h("span", { class: "unseen" }, " (unread)")));
  const hash = () => h("span", { class: "sign", "aria-hidden": "true" }, "#");
  const group = (title, rows) => h("section", { "aria-label": title }, h("h2", {}, title), rows);
  const groups = {
    "You are": workspace.people.map(person),
    Channels: reader.channels.map((channel) => place(channel, channel.name, hash())),
    Apps: reader.direct ? [place(reader.direct, workspace.app.name, avatar(reader, workspace.app.bot_user_id))] : [],
  };
  const value = [reader.me, current, [...unread]];
  reconcile(nav, Object.entries(groups).map(([title, rows]) => ({ key: title, value, render: () => group(title, rows) })));
}

/** A plain click stays in this window; with Ctrl or ⌘ the browser opens another. */
function onPlain(run) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    run();
  };
}
