// A surface is what blocks stand on (a message, a form, the Home tab): it keeps what a person has put in
// and speaks for them.

import { post } from "../kit/api.js";
import { h } from "../kit/dom.js";
import { ask, notify } from "../kit/popups.js";
import { plainText, textNodes } from "../text/mrkdwn.js";

/** `where` is {channel, ts} of a message or {view_id} of a view. */
export function createSurface(where, reader) {
  const values = {}; // block_id -> action_id -> value: what the person changed
  const labels = new Map(); // value of a select's option -> its text: a redrawn select can still say it

  function address({ block_id }, { action_id }) {
    return { as: reader.me, ...where, block_id, action_id };
  }

  async function act(block, element, value = null) {
    const isMeant = !element.confirm || (await confirmed(element.confirm, reader));
    if (!isMeant) return;
    const answer = await post("action", { ...address(block, element), value, state: values });
    if (!answer.ok) notify(answer.error);
  }

  async function search(block, element, query) {
    const answer = await post("options", { ...address(block, element), query });
    if (answer.ok === false) return notify(answer.error);
    return answer.option_groups ?? [{ options: answer.options ?? [] }];
  }

  function keep(block, element, value) {
    values[block.block_id] ??= {};
    values[block.block_id][element.action_id] = value;
  }

  const kept = (block, element) => values[block.block_id]?.[element.action_id];
  return { where, reader, values, labels, act, search, keep, kept };
}

function confirmed(confirm, reader) {
  return ask({
    title: plainText(confirm.title),
    body: h("p", { class: "text" }, textNodes(confirm.text, reader)),
    confirm: plainText(confirm.confirm),
    deny: plainText(confirm.deny),
    danger: confirm.style === "danger",
  });
}
