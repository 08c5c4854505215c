// What can be completed while one types: commands from the manifest, @ and # from the people and channels.

import { h, nextId } from "../kit/dom.js";

/** `commands` are the manifest's; an offer is {from, insert, text, usage, note}. */
export function createOffers(commands, reader, app) {
  return (before) => {
    if (/^\/\S*$/.test(before)) return commandOffers(commands, before);
    const word = /(^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
    if (!word) return [];
    const [, , sign, begun] = word;
    const from = before.length - begun.length - 1;
    const names = sign === "#" ? reader.channels : [...reader.people, asPerson(app)];
    return names.filter((each) => fits(each, begun)).map((each) => nameOffer(each, sign, from));
  };
}

function commandOffers(commands, before) {
  const fitting = commands.filter(({ command }) => command.startsWith(before));
  return fitting.map(({ command, usage_hint: usage, description: note }) => {
    return { from: 0, insert: `${command} `, text: command, usage, note };
  });
}

const asPerson = ({ name }) => ({ name, real_name: name, title: "App" });

function fits({ name, real_name: realName = "" }, begun) {
  const names = [name, ...realName.split(" ")];
  return names.some((part) => part.toLowerCase().startsWith(begun.toLowerCase()));
}

function nameOffer({ name, real_name: realName, title: note }, sign, from) {
  const text = `${sign}${realName ?? name}`;
  return { from, insert: `${text} `, text, note };
}

/** The list of offers above the box. `accept(offer)` is called when one is chosen with the mouse. */
export function createCompletion(accept) {
  const props = { class: "completion menu", role: "listbox", "aria-label": "Suggestions", hidden: true };
  const list = h("div", { id: nextId(), ...props });

  function draw(box, offers, marked) {
    list.hidden = !offers.length;
    box.setAttribute("aria-expanded", String(offers.length > 0));
    list.replaceChildren(...offers.map((offer, index) => drawOffer(offer, index, index === marked)));
    if (offers.length) box.setAttribute("aria-activedescendant", `${list.id}-${marked}`);
    else box.removeAttribute("aria-activedescendant");
    list.querySelector(".marked")?.scrollIntoView({ block: "nearest" });
  }

  function drawOffer(offer, index, isMarked) {
    const choose = (event) => {
      event.preventDefault(); // the box keeps the focus
      accept(offer);
    };
    const props = {
      role: "option",
      id: `${list.id}-${index}`,
      class: isMarked && "marked",
      "aria-selected": String(isMarked),
      onmousedown: choose,
    };
    const usage = offer.usage && h("span", { class: "usage" }, ` ${offer.usage}`);
    const note = offer.note && h("small", {}, offer.note);
    return h("div", props, h("span", {}, h("b", {}, offer.text), usage), note);
  }
  return { list, draw };
}
