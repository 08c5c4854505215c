// What an element holds, and how a change of it is told.

import { plainText } from "../text/mrkdwn.js";

export const values = (options) => options?.map(({ value }) => value);

/** What the element holds now: what the person put in, else what the bot began with. */
export function valueOf(element, { block, surface }) {
  const kept = surface.kept(block, element);
  return kept === undefined ? initialValue(element) : kept;
}

function initialValue(element) {
  const holdsMany = element.type.startsWith("multi_") || element.type === "checkboxes";
  return holdsMany ? initialValues(element) : initialSingle(element);
}

function initialValues(element) {
  return (
    values(element.initial_options) ??
    element.initial_users ??
    element.initial_conversations ??
    element.initial_channels ??
    []
  );
}

function initialSingle(element) {
  return (
    element.initial_value ??
    element.initial_option?.value ??
    element.initial_user ??
    element.initial_conversation ??
    element.initial_channel ??
    element.initial_date ??
    element.initial_time ??
    element.initial_date_time ??
    null
  );
}

/** Keeps what the person put in, and tells the bot where the element tells it at once. */
export function change(element, field, value) {
  field.surface.keep(field.block, element, value);
  if (field.dispatches) field.surface.act(field.block, element, value);
}

/** The attributes that name an element: its field's, or its placeholder. */
export function named(element, field) {
  const label = { "aria-label": plainText(element.placeholder) || element.action_id };
  return { "data-action": element.action_id, ...(field.named ?? label) };
}
