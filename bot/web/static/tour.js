// A guided tour of seven steps. Each says what to do, lights up where, and notices when it is done.

import { $, button, el } from "./dom.js";
import { open } from "./desk.js";
import { showPane } from "./panes.js";
import { choose } from "./people.js";
import { customers, isOn, on, personOf, state } from "./state.js";
import { t } from "./texts.js";

const box = $("tour");
const KEPT = "tour";
let step = -1; // -1: not begun
let base = null;
let done = false;
let folded = false; // on a small screen, once it was read: one line

const first = (channel, language = "en") =>
  customers().find((one) => one.channel === channel && one.language === language)?.key ?? "";
const ann = () => first("telegram");
const ben = () => first("mail");
const facts = () => state.facts ?? { people: {}, decisions: [], answers: [] };
const threadOf = (key) => facts().people[key]?.thread;
const decided = (key, ...kinds) => facts().decisions.some(([number, who, what]) =>
  number > base.decision && who === key && kinds.includes(what));
const answered = (key) => facts().answers.some(([number, who, what]) =>
  number > base.answer && who === key && what === "sent");
const chip = (list, kind) => document.querySelector(`#${list} [data-kind=${kind}]`);
const anySent = (list) => document.querySelector(`#${list} .send`);
const chosen = (key) => state.person === key;
const lastKeys = () => [...document.querySelectorAll("#private-log .message.active .keys, #private-log .message:last-child .keys")];

// pane: where it happens; light(): what to light up; go(): bring it into view; isDone(): whether it happened.
const STEPS = [
  { pane: "customers", go: () => choose(ann()), light: () => [chip("questions", "known")],
    isDone: () => decided(ann(), "answer") },
  { pane: "customers", go: () => choose(ann()),
    light: () => (decided(ann(), "clarify") ? lastKeys() : [chip("questions", "close")]),
    isDone: () => decided(ann(), "clarify") && botSpokeTwice() },
  { pane: "customers", go: () => choose(ann()), light: () => [chip("questions", "person")],
    isDone: () => decided(ann(), "hand off", "attach") },
  { pane: "desk", go: () => openTopic(ann()), light: () => [$("answer")], isDone: () => answered(ann()) },
  { pane: "customers", go: () => choose(ben()),
    light: () => (document.querySelector("#write textarea").value ? [anySent("write")] : [chip("letters", "person")]),
    isDone: () => decided(ben(), "hand off", "attach") },
  { pane: "desk", go: () => openTopic(ben()),
    light: () => (state.stage.relay && !base.broke ? [$("relay")] : waitsForAnswer() ? [$("answer")] : [$("relay")]),
    isDone: () => base.broke && state.stage.relay && answered(ben()) },
  { pane: "customers", go: () => choose(ann()),
    light: () => [state.stage.ahead > base.ahead + 3600 * 20 ? chip("questions", "person") : $("day")],
    isDone: () => state.stage.ahead > base.ahead + 3600 * 20 && decided(ann(), "hand off", "attach") },
];

const botSpokeTwice = () => {
  const spoke = (state.chats.get(ann())?.messages ?? []).filter((one) => one.message_id > base.message && one.from.is_bot);
  return spoke.length > 1;
};
const waitsForAnswer = () => !facts().answers.some(([number, who]) => number > base.answer && who === ben());

function openTopic(key) {
  const topic = threadOf(key);
  if (topic && personOf(state.topic) !== key) open(topic);
}

export function setUpTour() {
  $("tour-open").addEventListener("click", () => begin(0));
  on(["stage", "facts", "chats", "desk", "mails", "person", "topic", "language", "setup", "agent"], look);
  document.addEventListener("input", light);
  document.addEventListener("click", ({ target }) => {
    const ours = target.id === "tour-open" || box.contains(target);
    if (target.isConnected && !ours) fold(true);
  });
  on(["run"], () => { if (step >= 0) end(); });
}

function begin(number) {
  step = number;
  done = folded = false;
  base = {
    decision: facts().decisions[0]?.[0] ?? 0,
    answer: facts().answers[0]?.[0] ?? 0,
    message: state.chats.get(ann())?.messages.at(-1)?.message_id ?? 0,
    ahead: state.stage.ahead, broke: false,
  };
  if (step < STEPS.length) showMe(false);
  draw(true);
}

function end() {
  step = -1;
  localStorage.setItem(KEPT, "seen");
  box.hidden = true;
  light();
  $("tour-open").focus();
}

function look() {
  if (!isOn()) return;
  if (step < 0) {
    if (!localStorage.getItem(KEPT) && box.hidden) invite();
    return;
  }
  if (step >= STEPS.length) return;
  if (!state.stage.relay) base.broke = true;
  const before = done;
  done ||= Boolean(STEPS[step].isDone());
  if (done !== before) {
    folded = true;
    draw(false);
  }
  light();
}

function fold(away) {
  folded = away;
  box.classList.toggle("folded", folded);
  box.querySelector(".fold")?.setAttribute("aria-expanded", String(!folded));
}

function invite() {
  box.hidden = false;
  box.replaceChildren(
    el("h2", { textContent: t("tour-start-title") }), el("p", { textContent: t("tour-start") }),
    el("div", { className: "buttons" }, button(t("tour-later"), end),
      button(t("tour-begin"), () => begin(0), { className: "main" })));
}

function draw(focus) {
  box.hidden = false;
  const last = step === STEPS.length;
  const key = last ? "tour-end" : `tour-${step + 1}`;
  const head = el("div", { className: "count" },
    el("span", { textContent: last ? "" : t("step", { number: `${step + 1} / ${STEPS.length}` }) }),
    ...STEPS.map((_, place) => el("i", { className: place < step || (place === step && done) ? "past" : place === step ? "here" : "" })));
  const title = el("h2", { textContent: t(`${key}-title`), tabIndex: -1 });
  const news = el("p", { className: "well", role: "status", textContent: done ? `✓ ${t("done")}` : "" });
  const buttons = last ? [button(t("close"), end, { className: "main" })] : [
    button(t("end-tour"), end), ...(done ? [] : [button(t("show-me"), () => showMe(true))]),
    button(t(done ? "next" : "skip"), () => begin(step + 1), { className: done ? "main" : "" })];
  const unfold = last ? [] : [button("▾", () => fold(!folded), { className: "fold", ariaLabel: t("tour-fold") })];
  box.replaceChildren(head, title, ...unfold, el("p", { className: "what", textContent: t(key) }), news,
    el("div", { className: "buttons" }, ...buttons));
  fold(folded && !last);
  if (focus) title.focus({ preventScroll: true });
  light();
}

function showMe(focus) {
  const { pane, go } = STEPS[step];
  showPane(pane);
  go();
  light();
  const [target] = STEPS[step].light().filter(Boolean);
  if (focus && target) (target.matches("button") ? target : target.querySelector("textarea, button"))?.focus();
}

function light() {
  for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
  if (step < 0 || step >= STEPS.length || done || !isOn()) return;
  for (const node of STEPS[step].light()) {
    // On a small screen the controls are folded away; then what opens them is lit.
    const hidden = node && $("controls").contains(node) && !node.offsetParent;
    (hidden ? $("controls-open") : node)?.classList.add("lit");
  }
}
