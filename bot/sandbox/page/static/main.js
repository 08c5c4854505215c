// The page: joins the sidebar, the conversation, forms, clock and panel, and keeps them up to date as things happen.

import { get, listen, post } from "./api.js";
import { openCheck, takeDrops } from "./check.js";
import { createClock, drawClock, readClock } from "./clock.js";
import { createConversation } from "./conversation.js";
import { coalesced, h, icon } from "./dom.js";
import { createForms } from "./forms.js";
import { createHint } from "./hint.js";
import { createHome } from "./home.js";
import { createPanel } from "./panel.js";
import { ask, notify } from "./popups.js";
import { createReader } from "./reader.js";
import { drawSidebar } from "./sidebar.js";

const part = (id) => document.getElementById(id);

/** One person's window. Gives a function that ends it. */
function openWindow(workspace, clock, panel, { me, at, be }) {
  const reader = createReader(workspace, me, clock);
  const { app } = workspace;
  const unread = new Set();
  const forms = createForms(reader, () => refreshForms());
  const refreshForms = coalesced(async () => forms.show((await get("views", { as: me })).stack ?? []));
  const home = createHome(reader, app.name);
  const drawTime = drawClock(part("clock"), clock, reader);
  let conversation = null;
  let thread = null;
  let tab = "messages";

  const side = () => drawSidebar(part("sidebar"), { workspace, reader, current: conversation.channel.id, unread, be, open });

  function open(id) {
    const channel = [...reader.channels, reader.direct].find((each) => each?.id === id) ?? reader.direct ?? reader.channels[0];
    const title = channel.is_im ? app.name : `#${channel.name}`;
    conversation = createConversation({ workspace, reader, channel, title, openThread });
    unread.delete(channel.id);
    history.replaceState(null, "", `?${new URLSearchParams({ as: me, in: channel.id })}`);
    document.title = `${title} · ${workspace.team.name}`;
    document.body.classList.remove("side-open");
    closeThread();
    show(channel.is_im && !app.messages_tab ? "home" : "messages");
    side();
  }

  function show(next) {
    tab = next;
    const { channel, composer } = conversation;
    const title = h("h1", {}, channel.is_im ? "" : h("span", { class: "sign" }, "# "), channel.is_im ? app.name : channel.name);
    const hint = createHint(workspace, me, composer.put);
    const content = tab === "home" ? [home.node] : [conversation.node[0], hint, conversation.node[1]];
    part("main").replaceChildren(h("header", {}, title, channel.is_im ? tabs() : memberCount(channel)), ...content.filter(Boolean));
    if (channel.is_im) post("home", { as: me, tab });
    if (tab === "home") home.refresh();
    else conversation.refresh().then(() => matchMedia("(min-width: 800px)").matches && !part("main").contains(document.activeElement) && composer.focus());
  }

  function tabs() {
    const both = [app.home_tab && ["home", "Home"], app.messages_tab && ["messages", "Messages"]].filter(Boolean);
    const press = (name) => (show(name), part("main").querySelector('[aria-selected="true"]').focus());
    const move = (event) => ["ArrowLeft", "ArrowRight"].includes(event.key) && both.length > 1 && press(tab === "home" ? "messages" : "home");
    return h("div", { role: "tablist", "aria-label": app.name, onkeydown: move }, both.map(([name, text]) =>
      h("button", { role: "tab", "aria-selected": String(name === tab), tabindex: name === tab ? "0" : "-1", onclick: () => press(name) }, text)));
  }

  const memberCount = (channel) => h("span", { class: "muted" }, `${channel.members.length} members`);

  function openThread(message) {
    thread = createConversation({ workspace, reader, channel: conversation.channel, title: "thread", thread: message.thread_ts ?? message.ts });
    const close = h("button", { class: "quiet", "aria-label": "Close", onclick: closeThread }, icon("close"));
    part("thread").replaceChildren(h("header", {}, h("h2", {}, "Thread"), close), ...thread.node);
    part("thread").hidden = false;
    thread.refresh();
    thread.composer.focus();
  }

  function closeThread() {
    thread = null;
    part("thread").hidden = true;
  }

  function everything() {
    conversation.refresh();
    thread?.refresh();
    home.refresh();
    refreshForms();
    panel.refresh();
    readClock(clock).then(drawTime);
  }

  const stop = listen(me, {
    again: everything,
    message({ channel }) {
      if (channel === conversation.channel.id && tab === "messages") return Promise.all([conversation.refresh(), thread?.refresh()]);
      unread.add(channel);
      return side();
    },
    views: refreshForms,
    home: home.refresh,
    traffic: panel.refresh,
    notice: ({ text }) => notify(text),
    clock: () => readClock(clock).then(drawTime),
    reset: () => location.reload(),
  });
  const ticking = setInterval(drawTime, 10_000);
  open(at);
  refreshForms();
  return () => (stop(), clearInterval(ticking), forms.end());
}

function drawTools(workspace) {
  const togglePanel = () => {
    part("panel").hidden = !part("panel").hidden;
    behind.setAttribute("aria-pressed", String(!part("panel").hidden));
    if (part("panel").hidden) behind.focus();
    else panel.refresh();
  };
  const tool = (name, text, onclick) =>
    h("button", { class: "quiet", "aria-label": text, title: text, onclick }, icon(name), h("span", {}, text));
  const { check, story } = workspace.words;
  const behind = tool("gears", "Behind the scenes", togglePanel);
  const panel = createPanel(part("panel"), togglePanel);
  behind.setAttribute("aria-pressed", "false");
  part("tools").replaceChildren(
    check ? tool("upload", check.button, () => openCheck(check)) : "",
    behind,
    tool("restart", "Start over", () => startOver(story)),
  );
  if (check) takeDrops(check);
  return panel;
}

async function startOver(story) {
  const demo = h("input", { type: "radio", name: "start", checked: true });
  const empty = h("input", { type: "radio", name: "start" });
  const choice = (control, label, about) =>
    h("label", { class: "choice" }, control, h("span", {}, label, h("small", {}, about)));
  const body = story
    ? h("div", { class: "choices" },
        choice(demo, "With the demo", story),
        choice(empty, "Empty", "As on the day the bot is installed"))
    : h("p", {}, "Everything is as on the day the bot was installed.");
  if (!(await ask({ title: "Start over", body, confirm: "Start over", danger: true }))) return;
  document.body.setAttribute("aria-busy", "true");
  const answer = await post("reset", { demo: Boolean(story) && demo.checked });
  document.body.removeAttribute("aria-busy");
  if (answer.ok === false) notify(answer.error);
  else location.reload();
}

function drawMenuButton() {
  const button = part("open-sidebar");
  const set = (open) => {
    document.body.classList.toggle("side-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.append(icon("menu"));
  button.addEventListener("click", () => set(!document.body.classList.contains("side-open")));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && set(false));
  part("main").addEventListener("click", () => set(false));
}

async function start() {
  const workspace = await get("workspace");
  if (!workspace.team) return notify(workspace.error);
  const wanted = new URLSearchParams(location.search);
  const clock = createClock(workspace.clock);
  const panel = drawTools(workspace);
  part("team").textContent = workspace.team.name;
  drawMenuButton();
  const known = workspace.people.some(({ id }) => id === wanted.get("as"));
  let end = () => {};
  const be = (me, at) => {
    const shared = at ?? new URLSearchParams(location.search).get("in");
    end();
    end = openWindow(workspace, clock, panel, { me, at: shared, be });
  };
  return be(known ? wanted.get("as") : workspace.people[0].id, wanted.get("in"));
}

start();
