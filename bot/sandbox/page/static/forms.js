// Forms: the stack of up to three modals that the bot has opened for one person. Only the top one shows.

import { post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { h, icon } from "./dom.js";
import { valueOf } from "./elements.js";
import { plainText } from "./mrkdwn.js";
import { createSurface } from "./surface.js";

/** `refresh` asks the server for the stack and calls `show` with it. */
export function createForms(reader, refresh) {
  const dialog = h("dialog", { class: "form", "aria-labelledby": "form-title" });
  const sheets = new Map(); // view id -> {form, surface, view}
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

  function show(stack) {
    for (const id of sheets.keys()) if (!stack.some((view) => view.id === id)) (sheets.get(id).form.remove(), sheets.delete(id));
    if (!stack.length) return end();
    const depth = stack.length;
    const top = stack.at(-1);
    for (const view of stack) {
      const sheet = sheets.get(view.id) ?? createSheet(view, reader, { close, refresh });
      if (!sheets.has(view.id)) dialog.append(sheet.form);
      sheets.set(view.id, sheet);
      sheet.draw(view, depth);
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

function focusFirst(form, view) {
  const wanted = view.blocks.flatMap((block) => [block.element, block.accessory, ...(block.elements ?? [])]).find((element) => element?.focus_on_load);
  const field = wanted && form.querySelector(`[data-action="${CSS.escape(wanted.action_id)}"]`);
  (field ?? form.querySelector(".body :is(input, textarea, select, button)") ?? form.querySelector("footer button"))?.focus();
}

function createSheet({ id }, reader, { close, refresh }) {
  const surface = createSurface({ view_id: id }, reader);
  const body = h("div", { class: "body blocks" });
  const head = h("header");
  const foot = h("footer");
  const form = h("form", { novalidate: true }, head, body, foot);
  let view;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    const problems = problemsOf(view, surface);
    if (showErrors(form, problems)) return;
    form.setAttribute("aria-busy", "true");
    const answer = await post("submit", { as: reader.me, view_id: id, values: surface.values });
    form.removeAttribute("aria-busy");
    if (!showErrors(form, answer.errors ?? {})) foot.querySelector(".error").textContent = answer.ok ? "" : (answer.error ?? "");
    refresh();
  });

  function draw(next, depth) {
    if (view?.hash !== next.hash) drawBlocks(body, next.blocks, surface);
    view = next;
    const later = () => close(false);
    head.replaceChildren(
      depth > 1 ? h("button", { type: "button", class: "quiet", "aria-label": "Back", onclick: later }, icon("back")) : "",
      h("h2", {}, plainText(view.title)),
      h("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => close(true) }, icon("close")));
    foot.replaceChildren(
      h("p", { class: "error", role: "alert" }),
      h("button", { type: "button", onclick: later }, plainText(view.close) || (view.submit ? "Cancel" : "Close")),
      view.submit ? h("button", { type: "submit", class: "primary" }, plainText(view.submit)) : "");
  }
  return { form, draw };
}

/** Puts each text at its field; true when there was one. */
function showErrors(form, errors) {
  for (const block of form.querySelectorAll(".block.input")) {
    const text = errors[block.dataset.block] ?? "";
    block.querySelector(".error").textContent = text;
    block.querySelector("[data-action]")?.setAttribute("aria-invalid", String(Boolean(text)));
  }
  const wrong = form.querySelector('[aria-invalid="true"]');
  (wrong?.querySelector("input") ?? wrong)?.focus();
  return Object.keys(errors).length > 0;
}

/** What Slack itself refuses before it asks the bot: {block_id: text}. */
function problemsOf(view, surface) {
  const inputs = view.blocks.filter(({ type }) => type === "input");
  const found = inputs.map((block) => [block.block_id, problemOf(block.element, valueOf(block.element, { block, surface }), block.optional)]);
  return Object.fromEntries(found.filter(([, problem]) => problem));
}

function problemOf(element, value, optional) {
  if (value === null || value === "" || value.length === 0) return optional ? "" : "Please complete this required field.";
  const { min_length: least, max_length: most, min_value: low, max_value: high } = element;
  if (least && value.length < least) return `Please write at least ${least} characters.`;
  if (most && value.length > most) return `Please write at most ${most} characters; these are ${value.length}.`;
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(value)) return "Please enter a valid e-mail address.";
  if (element.type === "url_text_input" && !URL.canParse(value)) return "Please enter a valid URL.";
  if (element.type !== "number_input") return "";
  if (!(element.is_decimal_allowed ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/).test(value)) return "Please enter a number.";
  if (low && Number(value) < Number(low)) return `Please enter ${low} or more.`;
  if (high && Number(value) > Number(high)) return `Please enter ${high} or less.`;
  return "";
}
