// A conversation: its messages and its composer. A channel is one, a thread beside it another.

import { get, post } from "./api.js";
import { createComposer } from "./composer.js";
import { coalesced, h } from "./dom.js";
import { authorOf, createMessageList } from "./messages.js";
import { notify } from "./popups.js";

/** `openThread(message)` is missing in a thread, whose first message `thread` names. */
export function createConversation({ workspace, reader, channel, title, thread, openThread }) {
  const { app } = workspace;
  const run = async (shortcut, message) => {
    const of = message ? { channel: channel.id, ts: message.ts } : {};
    return told(await post("shortcut", { as: reader.me, callback_id: shortcut.callback_id, ...of }));
  };
  const kind = (type) => app.shortcuts.filter((shortcut) => shortcut.type === type);
  const { list, show } = createMessageList(thread ? "Thread messages" : "Messages", reader, { thread: openThread, shortcuts: kind("message"), run });
  const composer = createComposer({
    label: thread ? "Reply" : `Message ${title}`, commands: thread ? [] : app.commands, shortcuts: thread ? [] : kind("global"), reader, app, run, send,
  });
  let known = null;

  async function send(text) {
    const first = text.split(/\s/)[0];
    const place = { as: reader.me, channel: channel.id, text };
    if (!first.startsWith("/")) return told(await post("message", { ...place, thread_ts: thread }));
    if (thread) return told({ ok: false, error: `${first} is not supported in threads. Type it in the conversation instead.` });
    if (!app.commands.some(({ command }) => command === first)) return told({ ok: false, error: `${first} is not a valid command.` });
    return told(await post("command", place));
  }

  const refresh = coalesced(async () => {
    const answer = await get("messages", { as: reader.me, channel: channel.id, ...(thread && { thread }) });
    if (!answer.messages) return notify(answer.error);
    show(answer.messages, channel.id);
    if (known) announce(answer.messages.filter(({ ts }) => !known.has(ts)), reader);
    known = new Set(answer.messages.map(({ ts }) => ts));
    return undefined;
  });

  return { channel, list, composer, refresh, node: [list, h("div", { class: "foot" }, composer.form)] };
}

function told(answer) {
  if (!answer.ok && answer.error) notify(answer.error);
  return answer.ok;
}

/** To a screen reader: what others wrote, in the words of `text`, which is all that Slack would have it read. */
function announce(messages, reader) {
  const others = messages.filter((message) => authorOf(message) !== reader.me);
  const line = document.getElementById("announcer");
  if (others.length) line.textContent = others.map((message) => `${reader.author(authorOf(message)).name}: ${message.text}`).join(" ");
}
