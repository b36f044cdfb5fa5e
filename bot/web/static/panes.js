// The three parts of the page: beside each other, or on a small screen one at a time.

import { $ } from "./dom.js";

const tabs = () => [...document.querySelectorAll("#tabs button")];
const PANES = ["#customers", "#desk", "#why", "#head", "#tour"];

export const shown = () => document.body.dataset.pane;

export function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const tab of tabs()) {
    tab.setAttribute("aria-pressed", tab.dataset.pane === pane);
    if (tab.dataset.pane === pane) tab.classList.remove("news");
  }
}

// Something is new there; on a small screen its tab tells so.
export function mark(pane) {
  if (shown() !== pane) document.querySelector(`#tabs [data-pane=${pane}]`).classList.add("news");
}

export function setUpPanes() {
  for (const tab of tabs()) tab.addEventListener("click", () => showPane(tab.dataset.pane));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const all = PANES.map((pane) => document.querySelector(pane)).filter((pane) => !pane.hidden);
    const at = all.findIndex((pane) => pane.contains(document.activeElement));
    const next = all[(at + (event.shiftKey ? -1 : 1) + all.length) % all.length];
    if (["customers", "desk", "why"].includes(next.id)) showPane(next.id);
    next.querySelector('[tabindex="0"], button:not([tabindex="-1"]), select, textarea')?.focus();
  });
  $("controls-open").addEventListener("click", () => {
    const open = document.body.classList.toggle("controls");
    $("controls-open").setAttribute("aria-expanded", open);
  });
}
