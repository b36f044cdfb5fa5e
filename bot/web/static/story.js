// What happened with a customer, and why.

import { $, el, name } from "./dom.js";
import { mark } from "./panes.js";
import { customer, isOn, on, state } from "./state.js";
import { clock, day, exactly, language, t } from "./texts.js";

const box = $("story");
let before = "";

export function setUpStory() {
  on(["story", "setup", "language"], draw);
}

function draw() {
  const one = customer(state.told);
  const { story } = state;
  if (!one || !story || story.key !== one.key) {
    box.replaceChildren();
    return;
  }
  const said = JSON.stringify([story, language, one.name]);
  if (said === before && box.firstChild) return;
  before = said;
  if (isOn()) mark("why");
  const place = box.scrollTop;
  const head = el("div", { className: "whose" }, el("b", {}, name(one.name)),
    el("span", { textContent: story.owner ? t("owner", { name: story.owner }) : t("no-owner") }));
  box.replaceChildren(head, ...(story.chapters.length
    ? story.chapters.map(drawChapter)
    : [el("p", { className: "empty", textContent: t("story-empty", { name: one.name }) })]));
  box.scrollTop = place;
}

function drawChapter(chapter) {
  const lines = chapter.lines.toReversed();
  return el("section", { className: `chapter${chapter.open ? " open" : ""}` },
    el("h3", {}, el("span", { textContent: chapter.title }), el("small", { textContent: chapter.state })),
    el("ol", {}, ...lines.map((line, place) => drawLine(line, lines[place - 1]))));
}

function drawLine(line, above) {
  const when = el("time", { textContent: clock(line.at), title: `${day(line.at)}, ${exactly(line.at)}` });
  if (!above || day(above.at) !== day(line.at)) when.prepend(el("span", { textContent: `${day(line.at)} ` }));
  const node = el("li", { className: `${line.kind} ${line.tone}` }, when,
    el("b", { textContent: line.head }));
  if (line.fate) node.append(" ", el("span", { className: `fate ${line.tone}`, textContent: fate(line) }));
  if (line.detail) node.append(el("p", { dir: "auto", textContent: line.detail.replaceAll(/\n\s*\n/g, "\n") }));
  if (line.scores?.length) node.append(drawScores(line.scores));
  if (line.reason) {
    node.append(el("details", {}, el("summary", { textContent: t("details") }),
      el("code", { dir: "auto", textContent: line.reason })));
  }
  return node;
}

const fate = (line) => (line.next ? t("next-try", { text: line.fate, time: exactly(line.next) }) : line.fate);

function drawScores(scores) {
  const list = el("ul", { className: "scores" }, ...scores.map(([title, percent]) => {
    const bar = el("span", { className: "bar-of", "aria-hidden": "true" }, el("span"));
    bar.firstChild.style.inlineSize = `${percent}%`;
    return el("li", {}, el("span", { className: "title", dir: "auto", textContent: title }), bar, el("span", { className: "percent", textContent: `${percent} %` }));
  }));
  list.setAttribute("aria-label", t("scores"));
  return list;
}
