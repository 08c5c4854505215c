// One form of the stack: its head, its blocks, its buttons, and what is wrong with what was put in.

import { drawBlocks } from "../blocks/blocks.js";
import { createSurface } from "../blocks/surface.js";
import { post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { plainText } from "../text/mrkdwn.js";
import { mistakesIn } from "./mistakes.js";

/** `close(all)` closes this form, or all of the stack. */
export function createSheet({ id }, reader, { close, refresh }) {
  const surface = createSurface({ view_id: id }, reader);
  const body = h("div", { class: "body blocks" });
  const head = h("header");
  const foot = h("footer");
  const form = h("form", { novalidate: true }, head, body, foot);
  let view;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isBusy = form.getAttribute("aria-busy") === "true";
    if (isBusy || showErrors(form, mistakesIn(view, surface))) return;
    form.setAttribute("aria-busy", "true");
    const answer = await post("submit", { as: reader.me, view_id: id, values: surface.values });
    form.removeAttribute("aria-busy");
    const error = answer.ok ? "" : (answer.error ?? "");
    if (!showErrors(form, answer.errors ?? {})) foot.querySelector(".error").textContent = error;
    refresh();
  });

  function draw(next, depth) {
    if (view?.hash !== next.hash) drawBlocks(body, next.blocks, surface);
    view = next;
    head.replaceChildren(...headOf(view, depth, close));
    foot.replaceChildren(...footOf(view, close));
  }
  return { form, draw };
}

function headOf(view, depth, close) {
  const quiet = { type: "button", class: "quiet" };
  const back = iconButton("back", "Back", () => close(false), quiet);
  const cross = iconButton("close", "Close", () => close(true), quiet);
  return [depth > 1 ? back : "", h("h2", {}, plainText(view.title)), cross];
}

function footOf(view, close) {
  const label = plainText(view.close) || (view.submit ? "Cancel" : "Close");
  const submit = () => h("button", { type: "submit", class: "primary" }, plainText(view.submit));
  return [
    h("p", { class: "error", role: "alert" }),
    h("button", { type: "button", onclick: () => close(false) }, label),
    view.submit ? submit() : "",
  ];
}

/** Puts each text at its field; true when there was one. */
function showErrors(form, errors) {
  for (const block of form.querySelectorAll(".block.input")) {
    const text = errors[block.dataset.block] ?? "";
    block.querySelector(".error").textContent = text;
    block.querySelector("[data-action]")?.setAttribute("aria-invalid", String(Boolean(text)));
  }
  const wrong = form.querySelector('[aria-invalid="true"]');
  const control = wrong?.querySelector("input") ?? wrong;
  control?.focus();
  return Object.keys(errors).length > 0;
}
