// Try your own framework: a Markdown file dropped on the page, and what the bot's check says of it.

import { post } from "./api.js";
import { h, icon } from "./dom.js";
import { openDialog } from "./popups.js";

export function openFramework() {
  const report = h("pre", { class: "report", "aria-live": "polite", hidden: true });
  const file = h("input", { type: "file", accept: ".md,.markdown,text/markdown", class: "unseen", onchange: () => check(file.files[0], report) });
  const body = [
    h("p", {}, "A career framework as a Markdown file: the bot checks it, and you can look it up at once. It stays on this machine and is gone after “Start over”."),
    h("label", { class: "drop" }, icon("upload"), h("span", {}, "Drop a Markdown file here, or choose one"), file),
    report,
  ];
  const dialog = openDialog({ title: "Try your own framework", body });
  return (chosen) => check(chosen, dialog.querySelector(".report"));
}

async function check(file, report) {
  if (!file) return;
  report.hidden = false;
  report.textContent = `Reading ${file.name} …`;
  const answer = await post("check", { name: file.name, text: await file.text() });
  report.textContent = answer.report ?? answer.error;
}

/** A file dropped anywhere on the page is taken for a framework. */
export function takeDrops() {
  const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget ?? document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    document.querySelector("dialog[open] .report")?.closest("dialog").close();
    openFramework()(event.dataTransfer.files[0]);
  });
}
