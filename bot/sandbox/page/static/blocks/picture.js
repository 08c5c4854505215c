// Pictures in blocks.

import { h } from "../kit/dom.js";

/** A picture of this machine; one from elsewhere is only named, since no request leaves the machine. */
export function picture(url, alt) {
  const isInline = /^(data:image|blob:)/.test(url);
  const isOwn = isInline || new URL(url, location.href).origin === location.origin;
  if (isOwn) return h("img", { src: url, alt });
  return h("span", { class: "far-picture", role: "img", "aria-label": alt, title: url }, alt);
}
