// Behind the scenes: each request and answer between the bot and the workspace, and faults on demand.

import { get, post, remove } from "./api.js";
import { coalesced, h, icon } from "./dom.js";
import { notify } from "./popups.js";

const KINDS = { slow: "slow answer", 429: "429, too many", 500: "500, server error", "dropped before": "dropped before it was done",
  "dropped after": "dropped after it was done", repeat: "delivered twice", reorder: "delivered out of order", revoked: "token revoked" };
const SHOWN = 200; // exchanges; older ones leave the panel

export function createPanel(aside, close) {
  const list = h("ol", { class: "traffic", "aria-label": "Requests" });
  const methods = h("datalist", { id: "fault-targets" }, h("option", { value: "to bot" }));
  const left = h("ul", { class: "faults-left" });
  let last = 0;

  aside.replaceChildren(
    h("header", {}, h("h2", {}, "Behind the scenes"), h("button", { class: "quiet", "aria-label": "Close", onclick: close }, icon("close"))),
    h("details", { class: "faults", ontoggle: () => showFaults() }, h("summary", {}, "Faults on demand"), faultForm(), left),
    methods, list);

  const refresh = coalesced(async () => {
    if (aside.hidden) return;
    const { items = [] } = await get("traffic", { after: last });
    if (!items.length) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    last = items.at(-1).id;
    list.append(...items.map(exchange));
    while (list.children.length > SHOWN) list.firstChild.remove();
    if (atEnd) list.scrollTop = list.scrollHeight;
    offerTargets(items);
    if (left.children.length) await showFaults();
  });

  function offerTargets(items) {
    const known = new Set([...methods.children].map((option) => option.value));
    const called = items.filter(({ direction }) => direction === "from bot").map(({ what }) => what.split(" ").at(-1));
    for (const name of new Set(called)) if (!known.has(name)) methods.append(h("option", { value: name }));
  }

  function faultForm() {
    const target = h("input", { list: "fault-targets", value: "to bot", required: true });
    const kind = h("select", {}, Object.entries(KINDS).map(([value, text]) => h("option", { value }, text)));
    const times = h("input", { type: "number", min: 1, max: 99, value: 1 });
    const seconds = h("input", { type: "number", min: 0, max: 60, value: 4 });
    kind.value = "slow";
    const add = async (event) => {
      event.preventDefault();
      const fault = { target: target.value, kind: kind.value, times: Number(times.value), seconds: Number(seconds.value) };
      const answer = await post("faults", { faults: [fault] });
      if (answer.ok === false) notify(answer.error);
      showFaults();
    };
    const field = (text, control) => h("label", {}, h("span", {}, text), control);
    return h("form", { onsubmit: add }, field("What", target), field("How", kind), field("Times", times), field("Seconds", seconds), h("button", {}, "Add"));
  }

  async function showFaults() {
    const { faults = [] } = await get("faults");
    const clear = async () => (await remove("faults"), showFaults());
    const lines = faults.map((fault) => h("li", {}, `${fault.target}: ${KINDS[fault.kind]}, ${fault.times} ×`));
    left.replaceChildren(...lines, lines.length ? h("li", {}, h("button", { onclick: clear }, "Clear")) : "");
  }

  function forget() {
    last = 0;
    list.replaceChildren();
    return refresh();
  }
  return { refresh, forget };
}

function exchange(item) {
  const failed = item.refused || item.status >= 400 || item.status === 0;
  const inside = h("div", { class: "exchange" });
  const open = () => {
    if (!fold.open || inside.childNodes.length) return;
    inside.append(h("h3", {}, "Request"), json(item.request), h("h3", {}, "Answer"), json(item.response));
  };
  const arrow = item.direction === "to bot" ? "→" : "←";
  const fold = h("details", { ontoggle: open, class: failed ? "failed" : "" },
    h("summary", {}, h("span", { class: "arrow", title: item.direction }, arrow), h("span", { class: "unseen" }, item.direction), h("span", { class: "what" }, item.what),
      h("span", { class: "ms" }, `${Math.round(item.ms)} ms`), h("span", { class: "status" }, item.status || "—")),
    inside);
  return h("li", {}, fold, item.refused && h("p", { class: "refused" }, item.refused), item.near_limits?.map((limit) => h("p", { class: "near" }, limit)));
}

/** JSON, indented, with names and texts in colours of their own. */
function json(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const kinds = [["key", /^".*":$/s], ["string", /^"/], ["word", /^[\w-]/]];
  const pieces = (text ?? "").split(/("(?:\\.|[^"\\])*":?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?)/);
  return h("pre", { class: "json", tabindex: "0" }, pieces.map((piece, index) => (index % 2 ? h("span", { class: kinds.find(([, fits]) => fits.test(piece))?.[0] }, piece) : piece)));
}
