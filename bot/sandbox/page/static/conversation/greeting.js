// How the conversation with the app begins: what the app is, where one is, and what there is to see.

import { h } from "../kit/dom.js";
import { avatar } from "./message.js";

/** The row that stands above the first message. */
export function greetingRow({ app, words }, reader) {
  return { key: "greeting", value: reader.me, render: () => greeting(app, words.tour, reader) };
}

function greeting(app, tour, reader) {
  const you = reader.author(reader.me).name;
  const head = [avatar(reader, app.bot_user_id), h("h2", {}, app.name)];
  const sentences = tour.map((sentence) => h("li", {}, sentence));
  return h(
    "section",
    { class: "greeting", "aria-label": `About ${app.name}` },
    h("div", { class: "greeting-head" }, head),
    app.description && h("p", {}, app.description),
    sentences.length > 0 && h("ol", {}, sentences),
    h("p", { class: "muted" }, `This is a sandbox: a pretend Slack on your machine. In it you are ${you}.`),
  );
}
