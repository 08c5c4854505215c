// A file dropped on the page, and what the app's check says of it. The words are the app's.

import { post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { openDialog } from "../kit/popups.js";

/** Opens the dialog; gives a function that checks a file in it. */
export function openCheck(words) {
  const report = h("pre", { class: "report", "aria-live": "polite", hidden: true });
  const chosen = () => check(file.files[0], report);
  const file = h("input", { type: "file", accept: words.accepts, class: "unseen", onchange: chosen });
  const body = [
    h("p", {}, words.about),
    words.template && templateLink(words.template),
    h("label", { class: "drop" }, icon("upload"), h("span", {}, words.choose), file),
    report,
  ];
  const dialog = openDialog({ title: words.title, body });
  return (dropped) => check(dropped, dialog.querySelector(".report"));
}

/** A file to begin with, which the browser already has. */
function templateLink({ name, text, label }) {
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  return h("p", { class: "template" }, h("a", { href, download: name }, label));
}

async function check(file, report) {
  if (!file) return;
  report.hidden = false;
  report.textContent = `Reading ${file.name} …`;
  const text = await textOf(file);
  if (text === null) {
    report.textContent = `${file.name} is not UTF-8. Save it as UTF-8, a spreadsheet as “CSV UTF-8”.`;
    return;
  }
  const answer = await post("check", { name: file.name, text });
  report.textContent = answer.report ?? answer.error;
}

/** A file's text; null where its bytes are none in UTF-8. */
async function textOf(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** A file dropped anywhere on the page is taken to be checked. */
export function takeDrops(words) {
  const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
  const leave = () => document.body.classList.remove("dropping");
  document.body.dataset.dropping = words.dropping;
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) leave();
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    leave();
    document.querySelector("dialog[open] .report")?.closest("dialog").close();
    openCheck(words)(event.dataTransfer.files[0]);
  });
}
