// The table block.

import { h } from "../kit/dom.js";
import { richText } from "../text/richtext.js";

/** A table whose first row is its head. */
export function table(block, surface) {
  const [head, ...body] = block.rows;
  const row = (cells, tag) => {
    const drawn = cells.map((content, column) => {
      const align = block.column_settings?.[column]?.align ?? "left";
      return h(tag, { class: `align-${align}` }, cell(content, surface));
    });
    return h("tr", {}, drawn);
  };
  const rows = body.map((cells) => row(cells, "td"));
  const inner = h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, rows));
  return h("div", { class: "table", tabindex: "0" }, inner);
}

function cell(content, surface) {
  if (content.type === "rich_text") return richText(content, surface.reader);
  if (content.type === "raw_number") return String(content.value);
  return content.text;
}
