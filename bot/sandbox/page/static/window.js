// One person's window: joins sidebar, conversation, forms, clock and panel, and keeps them up to date.

import { drawClock, readClock } from "./clock.js";
import { createConversation } from "./conversation/conversation.js";
import { createForms } from "./dialogs/forms.js";
import { createHint } from "./hint.js";
import { createHome } from "./home.js";
import { get, listen, post } from "./kit/api.js";
import { h, part } from "./kit/dom.js";
import { iconButton } from "./kit/icons.js";
import { coalesced } from "./kit/keep.js";
import { notify } from "./kit/popups.js";
import { createReader } from "./kit/reader.js";
import { drawSidebar } from "./sidebar.js";
import { drawTabs } from "./tabs.js";

const TICK = 10_000; // milliseconds

/** Opens the window of `me` at a conversation; `be(id)` is called for somebody else. Gives how to end it. */
export function openWindow(workspace, clock, panel, { me, at, be }) {
  const reader = createReader(workspace, me, clock);
  const { app } = workspace;
  let unread = {}; // ids of conversations, by person
  const forms = createForms(reader, () => refreshForms());
  const refreshForms = coalesced(async () => {
    const { stack } = await get("views", { as: me });
    forms.show(stack ?? []);
  });
  const home = createHome(reader, app.name);
  const drawTime = drawClock(part("clock"), clock, reader);
  let conversation = null;
  let thread = null;
  let tab = "messages";

  const isBefore = (id) => id === conversation.channel.id && tab === "messages";

  function drawSide() {
    const current = conversation.channel.id;
    const own = (unread[me] ?? []).filter((id) => !isBefore(id));
    const marked = { ...unread, [me]: own };
    drawSidebar(part("sidebar"), { workspace, reader, current, unread: marked, be, open });
    part("open-sidebar").classList.toggle("unread", Object.values(marked).flat().length > 0);
  }

  const refreshUnread = coalesced(async () => {
    ({ unread = {} } = await get("unread", { as: me }));
    drawSide();
  });

  /** Brings the messages up to date, which somebody has before them then. */
  async function read() {
    await Promise.all([conversation.refresh(), thread?.refresh()]);
    await post("read", { as: me, channel: conversation.channel.id });
  }

  function open(id) {
    const channel = channelOf(reader, id);
    const title = channel.is_im ? app.name : `#${channel.name}`;
    conversation = createConversation({ workspace, reader, channel, title, openThread });
    history.replaceState(null, "", `?${new URLSearchParams({ as: me, in: channel.id })}`);
    document.title = `${title} · ${workspace.team.name}`;
    document.body.classList.remove("side-open");
    closeThread();
    show(channel.is_im && !app.messages_tab ? "home" : "messages");
    drawSide();
  }

  function show(next) {
    tab = next;
    const { channel, composer, node } = conversation;
    const [messages, foot] = node;
    const hint = createHint(workspace, { me, channel, type: composer.put });
    const content = tab === "home" ? [home.node] : [messages, hint, foot];
    part("main").replaceChildren(headOf(channel), ...content.filter(Boolean));
    if (channel.is_im) post("home", { as: me, tab });
    if (tab === "home") home.refresh();
    else read().then(() => focusWhereThereIsRoom(composer));
  }

  function headOf(channel) {
    if (!channel.is_im) {
      const sign = h("span", { class: "sign" }, "# ");
      const members = h("span", { class: "muted" }, `${channel.members.length} members`);
      return h("header", {}, h("h1", {}, sign, channel.name), members);
    }
    const press = (name) => {
      show(name);
      part("main").querySelector('[aria-selected="true"]').focus();
    };
    return h("header", {}, h("h1", {}, app.name), drawTabs(app, tab, press));
  }

  function openThread(message) {
    const { channel } = conversation;
    const first = message.thread_ts ?? message.ts;
    thread = createConversation({ workspace, reader, channel, title: "thread", thread: first });
    const head = h("header", {}, h("h2", {}, "Thread"), iconButton("close", "Close", closeThread));
    part("thread").replaceChildren(head, ...thread.node);
    part("thread").hidden = false;
    thread.refresh();
    thread.composer.focus();
  }

  function closeThread() {
    thread = null;
    part("thread").hidden = true;
  }

  async function refreshTime() {
    await readClock(clock);
    drawTime();
  }

  function refreshAll() {
    if (tab === "messages") read();
    home.refresh();
    refreshUnread();
    refreshForms();
    panel.refresh();
    refreshTime();
  }

  const stop = listen(me, {
    again: refreshAll,
    message: ({ channel }) => isBefore(channel) && read(),
    unread: refreshUnread,
    views: refreshForms,
    home: home.refresh,
    traffic: panel.refresh,
    notice: ({ text }) => notify(text),
    clock: refreshTime,
    reset: () => location.reload(),
  });
  const ticking = setInterval(drawTime, TICK);
  open(at);
  refreshForms();
  return () => {
    stop();
    clearInterval(ticking);
    forms.end();
  };
}

/** The conversation of this id, else the one with the app, else any. */
function channelOf(reader, id) {
  const known = [...reader.channels, reader.direct];
  const wanted = known.find((channel) => channel?.id === id);
  return wanted ?? reader.direct ?? reader.channels[0];
}

/** A phone would show its keyboard at once, and who has the focus elsewhere keeps it. */
function focusWhereThereIsRoom(composer) {
  const hasRoom = matchMedia("(min-width: 800px)").matches;
  const isBusy = part("main").contains(document.activeElement);
  if (hasRoom && !isBusy) composer.focus();
}
