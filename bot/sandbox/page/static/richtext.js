// rich_text blocks: sections, lists within lists, quotes, preformatted text.

import { h, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcast, channelMention, dateNode, mention } from "./mrkdwn.js";

const STYLES = { code: "code", bold: "b", italic: "i", strike: "s", underline: "u", highlight: "mark", client_highlight: "mark" };

const PIECES = {
  text: (piece) => piece.text,
  link: (piece) => link(piece.url, piece.text || piece.url),
  user: (piece, reader) => mention(reader, piece.user_id),
  usergroup: () => broadcast("group"),
  channel: (piece, reader) => channelMention(reader, piece.channel_id),
  broadcast: (piece) => broadcast(piece.range),
  emoji: (piece) => emoji(piece.name) ?? `:${piece.name}:`,
  date: (piece, reader) => dateNode(reader, piece.timestamp, piece.format ?? "{date}", piece.url, piece.fallback),
  color: (piece) => h("code", {}, piece.value),
};

function pieces(elements, reader) {
  return elements.map((piece) => {
    const styles = Object.keys(STYLES).filter((style) => piece.style?.[style]);
    return styles.reduce((inner, style) => h(STYLES[style], {}, inner), PIECES[piece.type]?.(piece, reader) ?? `[${piece.type}]`);
  });
}

const PARTS = {
  rich_text_section: (part, reader) => h("div", { class: "rich-section" }, pieces(part.elements, reader)),
  rich_text_quote: (part, reader) => h("blockquote", {}, pieces(part.elements, reader)),
  rich_text_preformatted: (part, reader) => h("pre", {}, pieces(part.elements, reader)),
};

/** Slack sends a nested list as a run of flat lists with an indent: each deeper one goes into the last item above it. */
export function richText(block, reader) {
  const root = h("div", { class: "rich-text" });
  let open = [];
  for (const part of block.elements) {
    if (part.type !== "rich_text_list") {
      root.append((PARTS[part.type] ?? PARTS.rich_text_section)(part, reader));
      open = [];
      continue;
    }
    const indent = part.indent ?? 0;
    const list = part.style === "ordered" ? h("ol", { start: (part.offset ?? 0) + 1 }) : h("ul");
    list.append(...part.elements.map((item) => h("li", {}, pieces(item.elements, reader))));
    open = open.filter((each) => each.indent < indent);
    (open.at(-1)?.list.lastElementChild ?? root).append(list);
    open.push({ indent, list });
  }
  return root;
}
