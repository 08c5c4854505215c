// Faults on demand: which are waiting, and the form that asks for more.

import { get, post, remove } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { notify } from "../kit/popups.js";

const KINDS = {
  slow: "slow answer",
  429: "429, too many",
  500: "500, server error",
  "dropped before": "dropped before it was done",
  "dropped after": "dropped after it was done",
  repeat: "delivered twice",
  reorder: "delivered out of order",
  revoked: "token revoked",
};

/** `targets` are what the form completes; `offerTargets(items)` adds the methods that the app has called. */
export function createFaults() {
  const targets = h("datalist", { id: "fault-targets" }, h("option", { value: "to bot" }));
  const left = h("ul", { class: "faults-left" });
  const node = h(
    "details",
    { class: "faults", ontoggle: () => show() },
    h("summary", {}, "Faults on demand"),
    faultForm(show),
    left,
  );

  async function show() {
    const { faults = [] } = await get("faults");
    const lines = faults.map(lineOf);
    const clearing = lines.length ? h("li", {}, h("button", { onclick: clear }, "Clear")) : "";
    left.replaceChildren(...lines, clearing);
  }

  async function clear() {
    await remove("faults");
    show();
  }

  async function refresh() {
    if (left.children.length) await show();
  }

  function offerTargets(items) {
    const known = new Set([...targets.children].map((option) => option.value));
    const calls = items.filter(({ direction }) => direction === "from bot");
    const names = new Set(calls.map(({ what }) => what.split(" ").at(-1)));
    const fresh = [...names].filter((name) => !known.has(name));
    targets.append(...fresh.map((name) => h("option", { value: name })));
  }
  return { node, targets, refresh, offerTargets };
}

function lineOf({ target, kind, times }) {
  return h("li", {}, `${target}: ${KINDS[kind]}, ${times} ×`);
}

function faultForm(show) {
  const kinds = Object.entries(KINDS).map(([value, text]) => h("option", { value }, text));
  const target = h("input", { list: "fault-targets", value: "to bot", required: true });
  const kind = h("select", {}, kinds);
  const times = h("input", { type: "number", min: 1, max: 99, value: 1 });
  const seconds = h("input", { type: "number", min: 0, max: 60, value: 4 });
  kind.value = "slow";
  const add = async (event) => {
    event.preventDefault();
    const numbers = { times: Number(times.value), seconds: Number(seconds.value) };
    const fault = { target: target.value, kind: kind.value, ...numbers };
    const answer = await post("faults", { faults: [fault] });
    if (answer.ok === false) notify(answer.error);
    show();
  };
  const field = (text, control) => h("label", {}, h("span", {}, text), control);
  return h(
    "form",
    { onsubmit: add },
    field("What", target),
    field("How", kind),
    field("Times", times),
    field("Seconds", seconds),
    h("button", {}, "Add"),
  );
}
