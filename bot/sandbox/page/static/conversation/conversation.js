// A conversation: its messages and its composer. A channel is one, a thread beside it another.

import { get, post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { coalesced } from "../kit/keep.js";
import { notify } from "../kit/popups.js";
import { createComposer } from "./composer.js";
import { authorOf } from "./message.js";
import { greetingRow } from "./greeting.js";
import { createMessageList } from "./messages.js";

/** `openThread(message)` is missing in a thread, whose first message `thread` names. */
export function createConversation({ workspace, reader, channel, title, thread, openThread }) {
  const { app } = workspace;
  const run = async (shortcut, message) => {
    const place = message ? { channel: channel.id, ts: message.ts } : {};
    return told(await post("shortcut", { as: reader.me, callback_id: shortcut.callback_id, ...place }));
  };
  const shortcuts = (type) => app.shortcuts.filter((shortcut) => shortcut.type === type);
  const actions = { thread: openThread, shortcuts: shortcuts("message"), run };
  const greeting = channel.is_im && !thread ? [greetingRow(workspace, reader)] : [];
  const name = thread ? "Thread messages" : "Messages";
  const { list, show } = createMessageList(name, reader, { actions, greeting });
  const inThread = { label: "Reply", commands: [], shortcuts: [] };
  const inChannel = {
    label: `Message ${title}`,
    commands: app.commands,
    shortcuts: shortcuts("global"),
  };
  const composer = createComposer({ ...(thread ? inThread : inChannel), reader, app, run, send });
  let known = null; // the ts of every message, once they were shown

  async function send(text) {
    const first = text.split(/\s/)[0];
    const place = { as: reader.me, channel: channel.id, text };
    if (!first.startsWith("/")) return told(await post("message", { ...place, thread_ts: thread }));
    if (thread) return refuse(`${first} is not supported in threads. Type it in the conversation instead.`);
    const isKnown = app.commands.some(({ command }) => command === first);
    if (!isKnown) return refuse(`${first} is not a valid command.`);
    return told(await post("command", place));
  }

  const refresh = coalesced(async () => {
    const query = { as: reader.me, channel: channel.id, since: workspace.opened, ...(thread && { thread }) };
    const { messages, error } = await get("messages", query);
    if (!messages) return notify(error);
    show(messages, channel.id);
    if (known) announce(newOnes(messages, known), reader);
    known = new Set(messages.map(({ ts }) => ts));
    return undefined;
  });

  const foot = h("div", { class: "foot" }, composer.form);
  return { channel, list, composer, refresh, node: [list, foot] };
}

const newOnes = (messages, known) => messages.filter(({ ts }) => !known.has(ts));

function told(answer) {
  if (!answer.ok && answer.error) notify(answer.error);
  return answer.ok;
}

function refuse(error) {
  notify(error);
  return false;
}

/** To a screen reader: what others wrote, in the words of `text`: all that Slack would have it read. */
function announce(messages, reader) {
  const others = messages.filter((message) => authorOf(message) !== reader.me);
  const sentence = (message) => `${reader.author(authorOf(message)).name}: ${message.text}`;
  const line = document.getElementById("announcer");
  if (others.length) line.textContent = others.map(sentence).join(" ");
}
