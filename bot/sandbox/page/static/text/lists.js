// Lists of Markdown, within each other by their indent.

import { h } from "../kit/dom.js";

export const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

/** The outermost lists of these lines; a line that is no item goes on with the item before it. */
export function lists(lines, inline) {
  const open = []; // from the outermost in: {indent, list, item}
  const roots = [];
  for (const line of lines) {
    const parts = ITEM.exec(line);
    if (parts) {
      const [, { length: indent }, mark, text] = parts;
      const level = levelAt(indent, mark, { open, roots });
      level.item = h("li", {}, inline(withBoxes(text)));
      level.list.append(level.item);
    } else open.at(-1).item.append("\n", ...inline(line.trim()));
  }
  return roots;
}

/** The list that an item of this indent stands in: one that is open, or a new one inside the last item. */
function levelAt(indent, mark, { open, roots }) {
  while (open.length && open.at(-1).indent > indent) open.pop();
  const inner = open.at(-1);
  if (inner?.indent === indent) return inner;
  const list = /\d/.test(mark) ? h("ol", { start: parseInt(mark, 10) }) : h("ul");
  if (inner) inner.item.append(list);
  else roots.push(list);
  open.push({ indent, list });
  return open.at(-1);
}

const withBoxes = (text) => text.replace(/^\[ \] /, "☐ ").replace(/^\[x\] /i, "☑ ");
