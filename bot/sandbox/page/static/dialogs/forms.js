// Forms: the stack of up to three modals that the bot has opened for one person. Only the top one shows.

import { post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { createSheet } from "./sheet.js";

/** `refresh` asks the server for the stack and calls `show` with it. */
export function createForms(reader, refresh) {
  const dialog = h("dialog", { class: "form", "aria-labelledby": "form-title" });
  const sheets = new Map(); // by the view's id
  document.body.append(dialog);

  const close = async (all) => {
    await post("close", { as: reader.me, view_id: dialog.dataset.view, all });
    refresh();
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(false);
  });

  /** Chromium gives the focus back to where it was, but no keys with it until it is set anew. */
  function end() {
    if (!dialog.open) return;
    dialog.close();
    const back = document.activeElement;
    back.blur();
    back.focus();
  }

  function forgetClosed(stack) {
    const open = new Set(stack.map(({ id }) => id));
    for (const [id, sheet] of sheets) {
      if (open.has(id)) continue;
      sheet.form.remove();
      sheets.delete(id);
    }
  }

  function sheetOf(view) {
    if (!sheets.has(view.id)) {
      const sheet = createSheet(view, reader, { close, refresh });
      sheets.set(view.id, sheet);
      dialog.append(sheet.form);
    }
    return sheets.get(view.id);
  }

  function show(stack) {
    forgetClosed(stack);
    if (!stack.length) return end();
    const top = stack.at(-1);
    for (const view of stack) {
      const sheet = sheetOf(view);
      sheet.draw(view, stack.length);
      sheet.form.hidden = view !== top;
      sheet.form.querySelector("h2").id = view === top ? "form-title" : "";
    }
    if (!dialog.open) dialog.showModal();
    if (dialog.dataset.view !== top.id) focusFirst(sheets.get(top.id).form, top);
    dialog.dataset.view = top.id;
    return undefined;
  }
  return { show, end: () => dialog.remove() };
}

/** Where the app wants the focus, else in the first field, else on the last resort: a button of the foot. */
function focusFirst(form, { blocks }) {
  const elements = blocks.flatMap((block) => [block.element, block.accessory, ...(block.elements ?? [])]);
  const wanted = elements.find((element) => element?.focus_on_load);
  const field = wanted && form.querySelector(`[data-action="${CSS.escape(wanted.action_id)}"]`);
  const first = form.querySelector(".body :is(input, textarea, select, button)");
  const target = field ?? first ?? form.querySelector("footer button");
  target?.focus();
}
