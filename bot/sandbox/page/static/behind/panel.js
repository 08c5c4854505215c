// Behind the scenes: each request and answer between the bot and the workspace, and faults on demand.

import { get } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { coalesced } from "../kit/keep.js";
import { drawExchange } from "./exchange.js";
import { createFaults } from "./faults.js";
import { createPeople } from "./people.js";

const SHOWN = 200; // exchanges; older ones leave the panel

/** Fills the panel; its `refresh` adds what has happened since, while it is open. */
export function createPanel(aside, close) {
  const list = h("ol", { class: "traffic", "aria-label": "Requests" });
  const faults = createFaults();
  let last = 0;

  aside.replaceChildren(
    h("header", {}, h("h2", {}, "Behind the scenes"), iconButton("close", "Close", close)),
    faults.node,
    createPeople(),
    faults.targets,
    list,
  );

  function add(items) {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    list.append(...items.map(drawExchange));
    while (list.children.length > SHOWN) list.firstChild.remove();
    if (atEnd) list.scrollTop = list.scrollHeight;
  }

  const refresh = coalesced(async () => {
    if (aside.hidden) return;
    const { items = [] } = await get("traffic", { after: last });
    if (!items.length) return;
    last = items.at(-1).id;
    add(items);
    faults.offerTargets(items);
    await faults.refresh();
  });
  return { refresh };
}
