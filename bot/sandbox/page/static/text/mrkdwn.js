// Slack's own markup, mrkdwn, and what stands between < and >: links, mentions, dates.

import { formatDate } from "../kit/dates.js";
import { h, link } from "../kit/dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { between, inlineParser, unescape } from "./inline.js";

const APP_LINK = /^https:\/\/slack\.com\/app_redirect\?/;

export function mention(reader, id) {
  const mine = id === reader.me;
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${reader.personName(id)}`);
}

export function channelMention(reader, id, name) {
  return h("span", { class: "mention" }, `#${name || reader.channelName(id)}`);
}

export function broadcast(name) {
  return h("span", { class: "mention mine" }, `@${name}`);
}

export function dateNode(reader, unix, pattern, url, fallback) {
  const text = formatDate(pattern, Number(unix), reader.tz, reader.now());
  const time = h("time", { datetime: new Date(unix * 1000).toISOString(), title: fallback }, text);
  return url ? link(url, time) : time;
}

/** What stands between < and >: <@U1>, <#C1|name>, <!here>, <!date^…>, <url|text>. */
export function reference(inner, reader) {
  const [target, label] = inner.split(/\|(.*)/s);
  if (target.startsWith("@")) return mention(reader, target.slice(1));
  if (target.startsWith("#")) return channelMention(reader, target.slice(1), label);
  if (target.startsWith("!date^")) {
    const [, unix, pattern, url] = target.split("^");
    return dateNode(reader, unix, pattern, url, label);
  }
  if (target.startsWith("!subteam^")) return broadcast(label?.replace(/^@/, "") ?? "group");
  if (target.startsWith("!")) return broadcast(target.slice(1));
  return linkOf(unescape(target), withEmoji(unescape(label || target)), reader);
}

/** A link; one that opens the conversation with the app, as Slack's deep links do, stays in this window. */
export function linkOf(url, text, reader) {
  if (!APP_LINK.test(url) || !reader.direct) return link(url, text);
  return h("a", { href: `?${new URLSearchParams({ as: reader.me, in: reader.direct.id })}` }, text);
}

const LIVELY = [
  [
    String.raw`(?<![\p{L}\p{N}/<|])(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~])`,
    (url) => link(unescape(url), unescape(url)),
  ],
  [String.raw`(?<![\p{L}\p{N}@])@(here|channel|everyone)\b`, broadcast],
];

function spans(reader, verbatim) {
  const parse = (text) => inline(text);
  const inline = inlineParser(
    [
      ["`([^`\n]+)`", (code) => h("code", {}, unescape(code))],
      [String.raw`<([^<>\n]+)>`, (inner) => reference(inner, reader)],
      [between("\\*"), (inner) => h("b", {}, parse(inner))],
      [between("_"), (inner) => h("i", {}, parse(inner))],
      [between("~"), (inner) => h("s", {}, parse(inner))],
      [String.raw`:([a-z0-9_+'-]+):(?::skin-tone-\d:)?`, (name) => emoji(name) ?? null],
      ...(verbatim ? [] : LIVELY),
    ],
    unescape,
  );
  return inline;
}

/** mrkdwn as nodes. Unless verbatim, bare addresses and @here come alive, as they do in Slack. */
export function mrkdwn(text, reader, { verbatim = false } = {}) {
  const inline = spans(reader, verbatim);
  const pieces = text.split(/\n?```\n?([\s\S]+?)\n?```\n?/); // every other one stood between fences
  return pieces.flatMap((piece, index) => {
    const isCode = index % 2 === 1;
    return isCode ? h("pre", {}, unescape(piece)) : quotes(piece, inline);
  });
}

function quotes(text, inline) {
  return text.split(/((?:^(?:&gt;|>).*(?:\n|$))+)/m).flatMap((piece) => {
    if (!/^(&gt;|>)/.test(piece)) return inline(piece);
    return h("blockquote", {}, inline(piece.replace(/^(&gt;|>)+ ?/gm, "").trimEnd()));
  });
}

/** A Slack text object, plain or mrkdwn, as nodes. */
export function textNodes(object, reader) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, reader, object);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/** A text object as plain text; nothing where there is none. */
export function plainText(object) {
  return object ? withEmoji(object.text) : "";
}
