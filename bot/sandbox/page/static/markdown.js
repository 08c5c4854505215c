// Standard Markdown, as Slack draws it in a markdown block and as files of it are previewed.

import { h, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { between, inlineParser, unescape } from "./inline.js";
import { reference } from "./mrkdwn.js";

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
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

export function markdown(text, reader) {
  return blocks(text.replaceAll("\r", "").split("\n"), spans(reader));
}

function blocks(lines, inline) {
  const nodes = [];
  const take = (fits) => {
    const end = lines.findIndex((line) => !fits(line));
    return lines.splice(0, end < 0 ? lines.length : end);
  };
  while (lines.length) {
    const line = lines[0];
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (!line.trim()) lines.shift();
    else if (line.trim().startsWith("```")) {
      lines.shift();
      nodes.push(h("pre", {}, take((each) => !each.trim().startsWith("```")).join("\n")));
      lines.shift();
    } else if (heading) {
      nodes.push(h(`h${Math.min(heading[1].length + 2, 6)}`, { class: `md-${heading[1].length}` }, inline(heading[2])));
      lines.shift();
    } else if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) {
      nodes.push(h("hr"));
      lines.shift();
    } else if (/^\s*>/.test(line)) {
      nodes.push(h("blockquote", {}, blocks(take((each) => /^\s*>/.test(each)).map((each) => each.replace(/^\s*> ?/, "")), inline)));
    } else if (ITEM.test(line)) nodes.push(...lists(take((each) => ITEM.test(each) || /^\s+\S/.test(each)), inline));
    else if (line.includes("|") && /^[\s|:-]+$/.test(lines[1] ?? "")) nodes.push(table(take((each) => each.includes("|")), inline));
    else nodes.push(h("p", {}, inline([lines.shift(), ...take((each) => each.trim() && !STARTS.test(each))].join("\n"))));
  }
  return nodes;
}

function lists(lines, inline) {
  const open = [];
  const roots = [];
  for (const line of lines) {
    const [, spaces, mark, text] = ITEM.exec(line) ?? [];
    if (mark === undefined) {
      open.at(-1).item.append("\n", ...inline(line.trim()));
      continue;
    }
    while (open.length && open.at(-1).indent > spaces.length) open.pop();
    if (!open.length || open.at(-1).indent < spaces.length) {
      const list = /\d/.test(mark) ? h("ol", { start: parseInt(mark, 10) }) : h("ul");
      if (open.length) open.at(-1).item.append(list);
      else roots.push(list);
      open.push({ indent: spaces.length, list });
    }
    open.at(-1).item = h("li", {}, inline(text.replace(/^\[ \] /, "☐ ").replace(/^\[x\] /i, "☑ ")));
    open.at(-1).list.append(open.at(-1).item);
  }
  return roots;
}

function table(lines, inline) {
  const rows = lines.map((line) => line.replace(/^\s*\||\|\s*$/g, "").split("|").map((cell) => inline(cell.trim())));
  const row = (cells, tag) => h("tr", {}, cells.map((cell) => h(tag, {}, cell)));
  return h("div", { class: "table" }, h("table", {}, h("thead", {}, row(rows[0], "th")), h("tbody", {}, rows.slice(2).map((cells) => row(cells, "td")))));
}
