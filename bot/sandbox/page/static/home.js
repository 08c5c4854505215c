// The app's Home tab, as the bot has published it for one person.

import { get } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { coalesced, h } from "./dom.js";
import { createSurface } from "./surface.js";

export function createHome(reader, appName) {
  const node = h("div", { class: "home blocks", role: "tabpanel", "aria-label": "Home" });
  let surface = null;
  const refresh = coalesced(async () => {
    const { view } = await get("home", { as: reader.me });
    if (surface?.where.view_id !== view?.id) surface = view && createSurface({ view_id: view.id }, reader);
    if (view) drawBlocks(node, view.blocks, surface);
    else node.replaceChildren(h("p", { class: "muted empty" }, `${appName} has not put anything here yet.`));
  });
  return { node, refresh };
}
