// The app's Home tab, as the bot has published it for one person.

import { drawBlocks } from "./blocks/blocks.js";
import { createSurface } from "./blocks/surface.js";
import { get } from "./kit/api.js";
import { h } from "./kit/dom.js";
import { coalesced } from "./kit/keep.js";

/** The tab, and how to bring it up to date. */
export function createHome(reader, appName) {
  const node = h("div", { class: "home blocks", role: "tabpanel", "aria-label": "Home" });
  const empty = () => h("p", { class: "muted empty" }, `${appName} has not put anything here yet.`);
  let surface = null;
  const refresh = coalesced(async () => {
    const { view } = await get("home", { as: reader.me });
    if (surface?.where.view_id !== view?.id) {
      surface = view && createSurface({ view_id: view.id }, reader);
    }
    if (view) drawBlocks(node, view.blocks, surface);
    else node.replaceChildren(empty());
  });
  return { node, refresh };
}
