// Standard Markdown, as Slack draws it in a markdown block and as files of it are previewed.

import { h, link } from "../kit/dom.js";
import { emoji } from "./emoji.js";
import { between, inlineParser, unescape } from "./inline.js";
import { ITEM, lists } from "./lists.js";
import { reference } from "./mrkdwn.js";

const FENCE = "```";
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*(-{3,}|\*{3,})\s*$/;
const QUOTE = /^\s*>/;
const TABLE_RULE = /^[\s|:-]+$/;
const STARTS = /^\s*(#{1,6}\s|```|>|([-*+]|\d+[.)])\s|(-{3,}|\*{3,})\s*$)/;

function spans(reader) {
  const parse = (text) => inline(text);
  const inline = inlineParser(
    [
      ["`([^`\n]+)`", (code) => h("code", {}, code)],
      [String.raw`\[([^\]\n]*\]\([^)\s]+)\)`, (inner) => markdownLink(inner, parse)],
      [String.raw`<([@#!][^<>\n]+)>`, (inner) => reference(inner, reader)],
      [String.raw`\*\*([^\n]+?)\*\*`, (inner) => h("b", {}, parse(inner))],
      [between("__"), (inner) => h("b", {}, parse(inner))],
      [between("\\*"), (inner) => h("i", {}, parse(inner))],
      [between("_"), (inner) => h("i", {}, parse(inner))],
      [String.raw`~~([^\n]+?)~~`, (inner) => h("s", {}, parse(inner))],
      [String.raw`(?<![\p{L}\p{N}/])(https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"*_~])`, (url) => link(url, url)],
      [String.raw`:([a-z0-9_+'-]+):`, (name) => emoji(name) ?? null],
      [String.raw`\\([\\\x60*_{}\[\]()#+.!<>|~-])`, (sign) => document.createTextNode(sign)],
    ],
    unescape,
  );
  return inline;
}

function markdownLink(inner, parse) {
  const cut = inner.lastIndexOf("](");
  return link(inner.slice(cut + 2), parse(inner.slice(0, cut)));
}

/** Nodes for a text, whose mentions the reader names. */
export function markdown(text, reader) {
  return blocks(text.replaceAll("\r", "").split("\n"), spans(reader));
}

/** The nodes of all lines. Each kind of block takes its lines away from the front. */
function blocks(lines, inline) {
  const nodes = [];
  while (lines.length) {
    const { read } = KINDS.find(({ begins }) => begins(lines[0], lines[1] ?? ""));
    nodes.push(...read(lines, inline));
  }
  return nodes;
}

/** Takes the lines at the front that fit. */
function take(lines, fits) {
  const end = lines.findIndex((line) => !fits(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const isFence = (line) => line.trim().startsWith(FENCE);

function blank(lines) {
  lines.shift();
  return [];
}

function fence(lines) {
  lines.shift();
  const code = take(lines, (line) => !isFence(line));
  lines.shift();
  return [h("pre", {}, code.join("\n"))];
}

function heading(lines, inline) {
  const [, { length: depth }, text] = HEADING.exec(lines.shift());
  const tag = `h${Math.min(depth + 2, 6)}`; // the page itself has the first two
  return [h(tag, { class: `md-${depth}` }, inline(text))];
}

function rule(lines) {
  lines.shift();
  return [h("hr")];
}

function quote(lines, inline) {
  const quoted = take(lines, (line) => QUOTE.test(line));
  const inner = quoted.map((line) => line.replace(/^\s*> ?/, ""));
  return [h("blockquote", {}, blocks(inner, inline))];
}

function list(lines, inline) {
  const items = take(lines, (line) => ITEM.test(line) || /^\s+\S/.test(line));
  return lists(items, inline);
}

function table(lines, inline) {
  const [head, , ...body] = take(lines, (line) => line.includes("|")).map(cellsOf);
  const row = (cells, tag) => {
    const drawn = cells.map((cell) => h(tag, {}, inline(cell.trim())));
    return h("tr", {}, drawn);
  };
  const rows = body.map((cells) => row(cells, "td"));
  const inner = h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, rows));
  return [h("div", { class: "table" }, inner)];
}

const cellsOf = (line) => line.replace(/^\s*\||\|\s*$/g, "").split("|");

function paragraph(lines, inline) {
  const first = lines.shift();
  const rest = take(lines, (line) => line.trim() && !STARTS.test(line));
  return [h("p", {}, inline([first, ...rest].join("\n")))];
}

/** The first that begins with a line, and the one after it, reads from there. */
const KINDS = [
  { begins: (line) => !line.trim(), read: blank },
  { begins: isFence, read: fence },
  { begins: (line) => HEADING.test(line), read: heading },
  { begins: (line) => RULE.test(line), read: rule },
  { begins: (line) => QUOTE.test(line), read: quote },
  { begins: (line) => ITEM.test(line), read: list },
  { begins: (line, next) => line.includes("|") && TABLE_RULE.test(next), read: table },
  { begins: () => true, read: paragraph },
];
