// The walk that mrkdwn and Markdown share: rules that each turn a marked stretch of text into an element.

/** Rules are [pattern with exactly one capture, (captured) => node or null]; of those that fit at a place
 *  the first wins. `plain` is what becomes of the text between. */
export function inlineParser(rules, plain) {
  const pattern = new RegExp(rules.map(([source]) => source).join("|"), "gu");
  return (text) => {
    const nodes = [];
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const which = match.slice(1).findIndex((captured) => captured !== undefined);
      const node = rules[which][1](match[which + 1]);
      if (node === null) continue;
      nodes.push(plain(text.slice(from, match.index)), node);
      from = match.index + match[0].length;
    }
    nodes.push(plain(text.slice(from)));
    return nodes.filter(Boolean);
  };
}

/** A stretch between two equal marks that stand at the edges of words, such as *this one* in mrkdwn. */
export function between(mark) {
  const noWordBefore = String.raw`(?<![\p{L}\p{N}${mark}])`;
  const noWordAfter = String.raw`(?![\p{L}\p{N}${mark}])`;
  const stretch = String.raw`(?=[^\s${mark}])([^\n]*?[^\s${mark}])`;
  return `${noWordBefore}${mark}${stretch}${mark}${noWordAfter}`;
}

export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
