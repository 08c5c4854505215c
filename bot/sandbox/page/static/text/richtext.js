// rich_text blocks: sections, lists within lists, quotes, preformatted text.

import { h } from "../kit/dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, dateNode, linkOf, mention } from "./mrkdwn.js";

const STYLES = {
  code: "code",
  bold: "b",
  italic: "i",
  strike: "s",
  underline: "u",
  highlight: "mark",
  client_highlight: "mark",
};

const PIECES = {
  text: (piece) => piece.text,
  link: (piece, reader) => linkOf(piece.url, piece.text || piece.url, reader),
  user: (piece, reader) => mention(reader, piece.user_id),
  usergroup: () => broadcast("group"),
  channel: (piece, reader) => channelMention(reader, piece.channel_id),
  broadcast: (piece) => broadcast(piece.range),
  emoji: (piece) => emoji(piece.name) ?? `:${piece.name}:`,
  date: (piece, reader) =>
    dateNode(reader, piece.timestamp, piece.format ?? "{date}", piece.url, piece.fallback),
  color: (piece) => h("code", {}, piece.value),
};

function pieces(elements, reader) {
  return elements.map((piece) => {
    const styles = Object.keys(STYLES).filter((style) => piece.style?.[style]);
    const plain = PIECES[piece.type]?.(piece, reader) ?? `[${piece.type}]`;
    return styles.reduce((inner, style) => h(STYLES[style], {}, inner), plain);
  });
}

const PARTS = {
  rich_text_section: (part, reader) => h("div", { class: "rich-section" }, pieces(part.elements, reader)),
  rich_text_quote: (part, reader) => h("blockquote", {}, pieces(part.elements, reader)),
  rich_text_preformatted: (part, reader) => h("pre", {}, pieces(part.elements, reader)),
};

/** Slack sends a nested list as a run of flat lists with an indent: each deeper one goes into the last item
 *  above it. */
export function richText(block, reader) {
  const root = h("div", { class: "rich-text" });
  let open = []; // lists that a deeper one may go into, the deepest last
  for (const part of block.elements) {
    if (part.type === "rich_text_list") {
      const indent = part.indent ?? 0;
      const list = drawList(part, reader);
      open = open.filter((each) => each.indent < indent);
      const place = open.at(-1)?.list.lastElementChild ?? root;
      place.append(list);
      open.push({ indent, list });
    } else {
      const draw = PARTS[part.type] ?? PARTS.rich_text_section;
      root.append(draw(part, reader));
      open = [];
    }
  }
  return root;
}

function drawList({ style, offset = 0, elements }, reader) {
  const list = style === "ordered" ? h("ol", { start: offset + 1 }) : h("ul");
  list.append(...elements.map((item) => h("li", {}, pieces(item.elements, reader))));
  return list;
}
