// Profiles on demand: a form for what can be changed of the people here.

import { get, post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { notify } from "../kit/popups.js";

const GUESTS = { "": "member", restricted: "guest", ultra_restricted: "guest in one channel" };

/** The form shows whoever is chosen in it as they are now. */
export function createPeople() {
  const who = h("select", { onchange: () => show(who.value) });
  const tz = h("input", { required: true });
  const guest = h("select", {}, Object.entries(GUESTS).map(([value, text]) => h("option", { value }, text)));
  const emoji = h("input", { placeholder: ":palm_tree:" });
  const status = { text: h("input", {}), emoji, until: h("input", { type: "datetime-local" }) };
  const deleted = h("input", { type: "checkbox" });
  let people = [];

  async function open() {
    ({ people } = await get("workspace", { as: new URLSearchParams(location.search).get("as") ?? "" }));
    const chosen = who.value || people[0].id;
    who.replaceChildren(...people.map(({ id, real_name: name }) => h("option", { value: id }, name)));
    show(chosen);
  }

  function show(id) {
    const person = people.find((each) => each.id === id);
    who.value = id;
    tz.value = person.tz;
    guest.value = person.guest;
    status.text.value = person.status_text;
    status.emoji.value = person.status_emoji;
    status.until.value = localTime(person.status_expiration);
    deleted.checked = person.deleted;
  }

  async function save(event) {
    event.preventDefault();
    const status_expiration = status.until.value ? Math.round(Date.parse(status.until.value) / 1000) : 0;
    const about = { status_text: status.text.value, status_emoji: status.emoji.value, status_expiration };
    const profile = { tz: tz.value, guest: guest.value, deleted: deleted.checked, ...about };
    const answer = await post("profile", { as: who.value, ...profile });
    notify(answer.ok === false ? answer.error : "Saved.");
    open();
  }

  const field = (text, control) => h("label", {}, h("span", {}, text), control);
  const fields = [
    field("Who", who),
    field("Time zone", tz),
    field("Is a", guest),
    field("Status", status.text),
    field("Status emoji", status.emoji),
    field("Status until", status.until),
    field("Deactivated", deleted),
  ];
  const form = h("form", { onsubmit: save }, fields, h("button", {}, "Save"));
  return h("details", { class: "faults", ontoggle: open }, h("summary", {}, "Profiles"), form);
}

/** Seconds since 1970 as the input takes them, in the browser's zone; nothing for a status that stays. */
function localTime(seconds) {
  if (!seconds) return "";
  const at = new Date(seconds * 1000);
  return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
