// Blocks: a dict from a block's type to how it is drawn.

import { h, link, nextId } from "../kit/dom.js";
import { reconcile } from "../kit/keep.js";
import { markdown } from "../text/markdown.js";
import { plainText, textNodes } from "../text/mrkdwn.js";
import { richText } from "../text/richtext.js";
import { renderElement } from "./elements.js";
import { picture } from "./picture.js";
import { table } from "./table.js";

/** Draws the blocks into the container; those that stand there unchanged are left alone. */
export function drawBlocks(container, blocks, surface) {
  const items = blocks.map((block, index) => {
    const render = () => renderBlock({ block_id: String(index), ...block }, surface);
    return { key: `${block.block_id ?? index} ${block.type}`, value: block, render };
  });
  reconcile(container, items);
}

function renderBlock(block, surface) {
  const render = BLOCKS[block.type] ?? unknown;
  return h("div", { class: `block ${block.type}`, "data-block": block.block_id }, render(block, surface));
}

function unknown({ type }) {
  return h("span", { class: "muted" }, `The sandbox does not draw “${type}”.`);
}

function pressable(element, block, surface) {
  return renderElement(element, { block, surface, dispatches: true });
}

function section(block, surface) {
  const text = (object) => h("div", { class: "text" }, textNodes(object, surface.reader));
  const fields = block.fields && h("div", { class: "fields" }, block.fields.map(text));
  const main = h("div", { class: "section-text" }, block.text && text(block.text), fields);
  if (!block.accessory) return main;
  return [main, h("div", { class: "accessory" }, pressable(block.accessory, block, surface))];
}

function context(block, surface) {
  return block.elements.map((element) => {
    if (element.type === "image") return picture(element.image_url, element.alt_text);
    return h("span", { class: "text" }, textNodes(element, surface.reader));
  });
}

function image(block, surface) {
  const url = block.image_url ?? block.slack_file?.url ?? `/files/${block.slack_file?.id}`;
  const caption = block.title && h("figcaption", {}, textNodes(block.title, surface.reader));
  return h("figure", {}, caption, picture(url, block.alt_text));
}

const GROUPS = new Set(["checkboxes", "radio_buttons"]); // a group can't be required, only what is in it

function input(block, surface) {
  const [label, hint, error, control] = [nextId(), nextId(), nextId(), nextId()];
  const optional = Boolean(block.optional);
  const named = { id: control, "aria-labelledby": label, "aria-describedby": `${hint} ${error}` };
  if (!GROUPS.has(block.element.type)) named["aria-required"] = String(!optional);
  const field = { block, surface, named, optional, dispatches: Boolean(block.dispatch_action) };
  const note = optional && h("span", { class: "muted" }, " (optional)");
  return [
    h("label", { id: label, for: control }, plainText(block.label), note),
    renderElement(block.element, field),
    h("p", { id: error, class: "error", role: "alert" }),
    h("p", { id: hint, class: "hint" }, plainText(block.hint)),
  ];
}

const BLOCKS = {
  section,
  context,
  image,
  input,
  table,
  header: (block) => h("h3", {}, plainText(block.text)),
  divider: () => h("hr"),
  actions: (block, surface) => block.elements.map((element) => pressable(element, block, surface)),
  rich_text: (block, surface) => richText(block, surface.reader),
  markdown: (block, surface) => h("div", { class: "markdown-text" }, markdown(block.text, surface.reader)),
  video: (block) => link(block.title_url ?? block.video_url, plainText(block.title)),
};
