// Blocks: a dict from a block's type to how it is drawn.

import { h, link, nextId, reconcile } from "./dom.js";
import { picture, renderElement } from "./elements.js";
import { markdown } from "./markdown.js";
import { plainText, textNodes } from "./mrkdwn.js";
import { richText } from "./richtext.js";

/** Draws the blocks into the container; those that stand there unchanged are left alone. */
export function drawBlocks(container, blocks, surface) {
  const items = blocks.map((block, index) => ({
    key: `${block.block_id ?? index} ${block.type}`,
    value: block,
    render: () => renderBlock({ block_id: String(index), ...block }, surface),
  }));
  reconcile(container, items);
}

function renderBlock(block, surface) {
  const render = BLOCKS[block.type];
  const inner = render ? render(block, surface) : h("span", { class: "muted" }, `The sandbox does not draw “${block.type}”.`);
  return h("div", { class: `block ${block.type}`, "data-block": block.block_id }, inner);
}

const pressable = (block, surface) => (element) => renderElement(element, { block, surface, dispatches: true });

function section(block, surface) {
  const text = (object) => h("div", { class: "text" }, textNodes(object, surface.reader));
  const main = [block.text && text(block.text), block.fields && h("div", { class: "fields" }, block.fields.map(text))];
  return [
    h("div", { class: "section-text" }, main),
    block.accessory && h("div", { class: "accessory" }, pressable(block, surface)(block.accessory)),
  ];
}

function context(block, surface) {
  return block.elements.map((element) =>
    element.type === "image" ? picture(element.image_url, element.alt_text) : h("span", { class: "text" }, textNodes(element, surface.reader)),
  );
}

function image(block, surface) {
  const url = block.image_url ?? block.slack_file?.url ?? `/files/${block.slack_file?.id}`;
  return h("figure", {}, block.title && h("figcaption", {}, textNodes(block.title, surface.reader)), picture(url, block.alt_text));
}

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

function input(block, surface) {
  const [label, hint, error, control] = [nextId(), nextId(), nextId(), nextId()];
  const named = { id: control, "aria-labelledby": label, "aria-describedby": `${hint} ${error}`, "aria-required": String(!block.optional) };
  if (GROUPS.has(block.element.type)) delete named["aria-required"];
  const field = { block, surface, named, dispatches: Boolean(block.dispatch_action), optional: Boolean(block.optional) };
  return [
    h("label", { id: label, for: control }, plainText(block.label), block.optional && h("span", { class: "muted" }, " (optional)")),
    renderElement(block.element, field),
    h("p", { id: error, class: "error", role: "alert" }),
    h("p", { id: hint, class: "hint" }, plainText(block.hint)),
  ];
}

function table(block, surface) {
  const cell = (content) =>
    content.type === "rich_text" ? richText(content, surface.reader) : content.type === "raw_number" ? String(content.value) : content.text;
  const row = (cells, tag) => h("tr", {}, cells.map((content, column) => h(tag, { class: `align-${block.column_settings?.[column]?.align ?? "left"}` }, cell(content))));
  const [head, ...body] = block.rows;
  return h("div", { class: "table", tabindex: "0" }, h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, body.map((cells) => row(cells, "td")))));
}

const BLOCKS = {
  section,
  context,
  image,
  input,
  table,
  header: (block) => h("h3", {}, plainText(block.text)),
  divider: () => h("hr"),
  actions: (block, surface) => block.elements.map(pressable(block, surface)),
  rich_text: (block, surface) => richText(block, surface.reader),
  markdown: (block, surface) => h("div", { class: "markdown-text" }, markdown(block.text, surface.reader)),
  video: (block) => link(block.title_url ?? block.video_url, plainText(block.title)),
};
