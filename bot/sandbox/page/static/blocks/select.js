// Selects: where their choices come from. How one picks is in picker.js.

import { plainText } from "../text/mrkdwn.js";
import { picker } from "./picker.js";
import { change, named, valueOf, values } from "./values.js";

const LEAST_QUERY = 3; // characters, where the app does not say

function toChoice({ value, text, description }) {
  return { value, text: plainText(text), description: plainText(description) };
}

function toGroup({ label, options }) {
  return { label: plainText(label), options: options.map(toChoice) };
}

/** A select of choices that are known from the start: `find(element, field)` gives groups of them. */
function localSelect(find) {
  return (element, field) => {
    const groups = find(element, field);
    const known = groups.flatMap(({ options }) => options);
    const load = (query) => groups.map((group) => narrowed(group, query));
    return select(element, field, { known, load, least: 0 });
  };
}

function narrowed({ label, options }, query) {
  const holds = ({ text }) => text.toLowerCase().includes(query.toLowerCase());
  return { label, options: options.filter(holds) };
}

/** A select whose choices the app searches for. */
function externalSelect(element, field) {
  const { surface, block } = field;
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const load = async (query) => {
    const groups = await surface.search(block, element, query);
    return groups?.map(toGroup);
  };
  const least = element.min_query_length ?? LEAST_QUERY;
  return select(element, field, { known: initial.map(toChoice), load, least });
}

function select(element, field, { known, load, least }) {
  const { surface, optional } = field;
  const multiple = element.type.startsWith("multi_");
  const textOf = (value) => {
    const choice = known.find((each) => each.value === value);
    return surface.labels.get(value) ?? choice?.text ?? value;
  };
  const chosenValues = [valueOf(element, field) ?? []].flat();
  const choose = (chosen) => {
    for (const { value, text } of chosen) surface.labels.set(value, text);
    change(element, field, multiple ? values(chosen) : (chosen[0]?.value ?? null));
  };
  return picker({
    attributes: named(element, field),
    placeholder: plainText(element.placeholder) || (multiple ? "Select some" : "Select one"),
    multiple,
    optional,
    most: element.max_selected_items,
    least,
    load,
    chosen: chosenValues.map((value) => ({ value, text: textOf(value) })),
    choose,
  });
}

function options(element) {
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map(toGroup);
}

function people(element, { surface }) {
  const choices = surface.reader.people.map(({ id, real_name: name, title }) => {
    return { value: id, text: name, description: title };
  });
  return [{ options: choices }];
}

function channels(element, { surface }) {
  const choices = surface.reader.channels.map(({ id, name }) => ({ value: id, text: `#${name}` }));
  return [{ options: choices }];
}

function conversations(element, field) {
  return [...channels(element, field), ...people(element, field)];
}

export const SELECTS = {
  static_select: localSelect(options),
  multi_static_select: localSelect(options),
  users_select: localSelect(people),
  multi_users_select: localSelect(people),
  channels_select: localSelect(channels),
  multi_channels_select: localSelect(channels),
  conversations_select: localSelect(conversations),
  multi_conversations_select: localSelect(conversations),
  external_select: externalSelect,
  multi_external_select: externalSelect,
};
