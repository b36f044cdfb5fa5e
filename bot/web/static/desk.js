// The desk: the agents' group with its topics, cards and buttons.

import { drawMessage, el, show, wordsOf } from "./message.js";
import { attempt, post } from "./line.js";
import { Writer } from "./writer.js";

const chooser = document.getElementById("agent");
const log = document.getElementById("group-log");
const GENERAL = 0;
let state = { topics: [], messages: [] };
let open = GENERAL;
let seen = new Map();
let pressed = () => {};
let writer = null;

const agent = () => Number(chooser.value);
const topicOf = (message) => message.message_thread_id ?? GENERAL;
const lastOf = (topic) => state.messages.filter((message) => topicOf(message) === topic).at(-1);

export function setUpDesk(setup, onPress) {
  document.getElementById("group").textContent = setup.group.name;
  chooser.append(...setup.agents.map((one) => el("option", { value: one.id, textContent: one.name })));
  chooser.addEventListener("change", draw);
  pressed = onPress;
  writer = new Writer(document.getElementById("answer"), (text, target) =>
    attempt("desk", () => post("/api/act", { as: agent(), do: "send", thread: open, text, reply_to: target })));
}

// Returns whether something new is there.
export function showDesk(desk) {
  const first = !state.general;
  const known = new Set(state.topics.map((topic) => topic.message_thread_id));
  state = desk;
  const fresh = desk.topics.filter((topic) => !known.has(topic.message_thread_id)).at(-1);
  // A new customer's topic is shown at once, unless somebody is writing.
  if (fresh && !writer.box.value.trim()) select(fresh.message_thread_id);
  const newest = state.messages.at(-1)?.message_id ?? 0;
  const news = !first && newest > (seen.get("newest") ?? 0);
  seen.set("newest", newest);
  draw();
  return news;
}

function select(topic) {
  if (topic !== open) {
    writer.clear();
    log.replaceChildren();
    log.atEnd = true;
  }
  open = topic;
}

function draw() {
  seen.set(open, lastOf(open)?.message_id ?? 0);
  const topics = state.topics
    .map((topic) => ({ id: topic.message_thread_id, name: topic.name, closed: topic.closed, color: topic.icon_color }))
    .sort((a, b) => (lastOf(b.id)?.message_id ?? 0) - (lastOf(a.id)?.message_id ?? 0));
  const all = [...topics, { id: GENERAL, name: state.general?.name ?? "General", color: 0x9aa5b1 }];
  document.getElementById("topics").replaceChildren(...all.map(drawTopic));
  document.getElementById("topic").textContent = all.find((topic) => topic.id === open)?.name ?? "";
  const name = chooser.selectedOptions[0]?.textContent ?? "";
  writer.box.placeholder = open === GENERAL ? `Write as ${name}` : `Answer the customer as ${name}`;
  document.getElementById("hint").hidden = open === GENERAL;
  drawLog();
}

function drawTopic(topic) {
  const last = lastOf(topic.id);
  const icon = el("span", { className: "icon", textContent: topic.id === GENERAL ? "#" : [...topic.name][0] });
  icon.style.backgroundColor = `#${topic.color.toString(16).padStart(6, "0")}`;
  const words = last ? `${last.from.first_name}: ${wordsOf(last)}` : "No messages";
  const node = el("button", { type: "button", className: "topic" }, icon,
    el("span", { className: "name", dir: "auto", textContent: topic.name + (topic.closed ? " 🔒" : "") }),
    el("span", { className: "last", dir: "auto", textContent: words.replaceAll("\n", " ").slice(0, 80) }));
  node.setAttribute("aria-current", topic.id === open);
  node.classList.toggle("news", (last?.message_id ?? 0) > (seen.get(topic.id) ?? 0));
  node.addEventListener("click", () => { select(topic.id); draw(); });
  return node;
}

function drawLog() {
  const messages = state.messages.filter((message) => topicOf(message) === open);
  if (!messages.length) {
    log.replaceChildren(el("p", { className: "empty", textContent: open === GENERAL
      ? "Nothing here yet. Each customer whose message the bot does not answer gets a topic of their own."
      : "Nothing here yet." }));
    return;
  }
  const deeds = {
    named: true,
    own: (message) => message.from.id === agent(),
    reply: (message) => writer.answer(message.message_id, `${message.from.first_name}: ${wordsOf(message)}`),
    press: async (message, button) => {
      const as = agent();
      const query = await attempt("desk", () =>
        post("/api/act", { as, do: "press", message: message.message_id, data: button.callback_data }));
      if (query) pressed("desk", as, query.query_id);
    },
  };
  // Whose eyes see it decides which messages are drawn as own.
  show(log, messages, (message) => `${agent()}:${message.message_id}`, (message) => drawMessage(message, deeds));
}
