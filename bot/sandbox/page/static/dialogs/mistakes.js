// What Slack itself refuses before it asks the bot.

import { valueOf } from "../blocks/values.js";

/** Texts for people, by block_id. */
export function mistakesIn(view, surface) {
  const inputs = view.blocks.filter(({ type }) => type === "input");
  const texts = inputs.map((block) => [block.block_id, mistakeIn(block, surface)]);
  return Object.fromEntries(texts.filter(([, text]) => text));
}

function mistakeIn(block, surface) {
  const { element, optional } = block;
  const value = valueOf(element, { block, surface });
  const isEmpty = value === null || value === "" || value.length === 0;
  if (isEmpty) return optional ? "" : "Please complete this required field.";
  return lengthMistake(element, value) || CHECKS[element.type]?.(element, value) || "";
}

function lengthMistake({ min_length: least, max_length: most }, value) {
  if (least && value.length < least) return `Please write at least ${least} characters.`;
  if (!most || value.length <= most) return "";
  return `Please write at most ${most} characters; these are ${value.length}.`;
}

function emailMistake(element, value) {
  return /^\S+@\S+\.\S+$/.test(value) ? "" : "Please enter a valid e-mail address.";
}

function urlMistake(element, value) {
  return URL.canParse(value) ? "" : "Please enter a valid URL.";
}

function numberMistake({ is_decimal_allowed: isDecimal, min_value: low, max_value: high }, value) {
  const pattern = isDecimal ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return "Please enter a number.";
  if (low && Number(value) < Number(low)) return `Please enter ${low} or more.`;
  if (high && Number(value) > Number(high)) return `Please enter ${high} or less.`;
  return "";
}

const CHECKS = {
  email_text_input: emailMistake,
  url_text_input: urlMistake,
  number_input: numberMistake,
};
