// Making elements. Text only ever goes in as text: nothing that a bot or a person wrote can become markup.

/** An element with its attributes (`on…` are listeners) and children; those that are empty are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

function setProp(element, name, value) {
  const isMissing = value === undefined || value === null || value === false;
  if (name.startsWith("aria-") && value !== undefined) element.setAttribute(name, value);
  else if (isMissing) return;
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : value);
}

/** A part of the page that is there from the start. */
export const part = (id) => document.getElementById(id);

/** A link that opens beside this page; an address that is not one of these kinds stays plain text. */
export function link(url, ...children) {
  if (!/^(https?:|mailto:|tel:|\/(?!\/))/i.test(url)) return h("span", {}, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

let ids = 0;

/** An id that no other element has. */
export function nextId() {
  ids += 1;
  return `id-${ids}`;
}
