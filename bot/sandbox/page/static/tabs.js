// The tabs over the conversation with the app: Home and Messages.

import { h } from "./kit/dom.js";

/** The tabs that the app has; `press(name)` is called for the one that is chosen. */
export function drawTabs(app, current, press) {
  const home = app.home_tab && ["home", "Home"];
  const messages = app.messages_tab && ["messages", "Messages"];
  const tabs = [home, messages].filter(Boolean);
  const other = current === "home" ? "messages" : "home";
  const move = ({ key }) => {
    const isMove = key === "ArrowLeft" || key === "ArrowRight";
    if (isMove && tabs.length > 1) press(other);
  };
  const buttons = tabs.map(([name, text]) => {
    const isCurrent = name === current;
    const state = { "aria-selected": String(isCurrent), tabindex: isCurrent ? "0" : "-1" };
    return h("button", { role: "tab", ...state, onclick: () => press(name) }, text);
  });
  return h("div", { role: "tablist", "aria-label": app.name, onkeydown: move }, buttons);
}
