// The people who write: a list, and making up somebody new.

import { $, button, colorOf, el, initial, roving, show, stopAt } from "./dom.js";
import { attempt, post } from "./line.js";
import { changed, customers, isOn, on, refresh, state } from "./state.js";
import { languages, language, t } from "./texts.js";
import { mark } from "./panes.js";

const list = $("people");
const seen = new Map();
const form = $("new").querySelector("form");

export function setUpPeople() {
  roving(list, "button");
  on(["setup", "chats", "mails", "person", "language"], draw);
  on(["run"], () => seen.clear());
  form.addEventListener("submit", make);
  form.querySelector(".cancel").addEventListener("click", () => $("new").close());
}

export function choose(key) {
  state.person = key;
  changed("person");
  tell(key);
}

// Tells the story of this customer.
export function tell(key) {
  if (!key || key === state.told) return;
  state.told = key;
  state.story = null;
  changed("story");
  refresh("story");
}

const countOf = (one) => (one.channel === "mail"
  ? state.mails.filter((mail) => mail.ours && mail.recipient === one.key).length
  : (state.chats.get(one.key)?.messages ?? []).filter((message) => message.from.is_bot).length);

function draw() {
  if (!state.setup) return;
  const all = customers();
  if (!all.some((one) => one.key === state.person)) {
    state.person = all[0]?.key ?? "";
    tell(state.person);
    changed("person");
    return;
  }
  for (const one of all) {
    const isKnown = isOn() && seen.has(one.key), grew = countOf(one) > (seen.get(one.key) ?? 0);
    if (isKnown && grew) mark("customers");
    if (one.key === state.person || !isKnown) seen.set(one.key, countOf(one));
  }
  const items = [...all.map((one) => ({ ...one, examples: null, fresh: countOf(one) > seen.get(one.key) })), { key: "" }];
  show(list, items, (one) => one.key, (one) => (one.key ? drawPerson(one) : drawNew()),
    (one) => `${one.key === state.person} ${language}`);
  stopAt(list, "button", list.querySelector('[aria-pressed="true"]') ?? list.firstChild);
}

function drawPerson(one) {
  const byMail = one.channel === "mail";
  const face = el("span", { className: `face c${colorOf(one.key)}`, "aria-hidden": "true", textContent: initial(one.name) });
  face.append(el("span", { className: "badge", textContent: byMail ? "✉" : "✈" }));
  const how = `${t(byMail ? "by-mail" : "by-telegram")}${one.fresh ? `, ${t("news")}` : ""}`;
  const node = button("", () => choose(one.key), { className: `person${one.fresh ? " news" : ""}` });
  node.append(face, el("span", { className: "called", dir: "auto", textContent: one.name }), el("span", { className: "hush", textContent: `, ${how}` }));
  node.setAttribute("aria-pressed", one.key === state.person);
  return node;
}

function drawNew() {
  const node = button("", openNew, { className: "person" });
  node.append(el("span", { className: "face plus", "aria-hidden": "true", textContent: "+" }),
    el("span", { className: "called", textContent: t("new") }));
  return node;
}

function openNew() {
  form.reset();
  $("new-address").hidden = !state.setup.mail;
  form.elements.language.replaceChildren(...languages
    .filter(([code]) => state.setup.languages.includes(code))
    .map(([code, called]) => el("option", { value: code, textContent: called, selected: code === language })));
  $("new").showModal();
}

async function make(event) {
  event.preventDefault();
  const { name: called, language: spoken, address } = form.elements;
  const made = await attempt(() =>
    post("/api/people", { name: called.value, language: spoken.value, address: address.value }));
  if (!made) return;
  $("new").close();
  await refresh("setup");
  choose(made.key);
}
