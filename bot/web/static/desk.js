// The desk: the agents' group with its topics, whatever the bot shows in them.

import { ChatLog } from "./chatlog.js";
import { $, el, initial, name, roving, show, stopAt } from "./dom.js";
import { attempt, post } from "./line.js";
import { isService, wordsOf } from "./media.js";
import { mark } from "./panes.js";
import { tell } from "./people.js";
import { press } from "./pressing.js";
import { agents, changed, isOn, on, personOf, state } from "./state.js";
import { language, t } from "./texts.js";
import { Writer } from "./writer.js";

const GENERAL = 0;
const list = $("topics");
const chooser = $("agent");
const seen = new Map();
const fresh = new Set(); // topics in which the bot has just shown something
let log, writer, newest = -1;

const act = (deed) => attempt(() => post("/api/act", { as: state.agent, ...deed }));
const topicOf = (message) => message.message_thread_id ?? GENERAL;
const messages = () => state.desk?.messages ?? [];
const lastOf = (topic) => messages().filter((one) => topicOf(one) === topic).at(-1);

export function setUpDesk() {
  writer = new Writer($("answer"), say, { kinds: ["photo", "document", "voice"], label: "agent-message" });
  log = new ChatLog($("desk-log"), {
    named: true,
    own: (message) => message.from.id === state.agent,
    reply: (message) => writer.answer(message.message_id, `${message.from.first_name}: ${wordsOf(message)}`),
    edit: (message) => writer.edit(message.message_id, message.text ?? message.caption),
    remove: (message) => act({ do: "delete", message: message.message_id }),
    react: (message, emoji) => act({ do: "react", message: message.message_id, emoji }),
    reaction: (message) => message.reactions.find((one) => one.user === state.agent)?.emoji,
    press: (message, key) => press(state.agent, message, key),
  });
  roving(list, "button");
  chooser.addEventListener("change", () => { state.agent = Number(chooser.value); changed("agent"); });
  document.addEventListener("topic", (event) => {
    const found = state.desk.topics.find((one) => one.message_thread_id === event.detail);
    open(found ? event.detail : topicOf(messages().find((one) => one.message_id === event.detail) ?? {}));
  });
  $("pinned").addEventListener("click", () => log.goTo($("pinned").dataset.message));
  on(["setup"], drawAgents);
  on(["desk"], arrived);
  on(["desk", "facts"], follow);
  on(["desk", "agent", "topic", "setup", "language", "facts"], draw);
  on(["language"], () => writer.speak());
  on(["run"], () => { seen.clear(); fresh.clear(); writer.clear(); log.clear(); newest = -1; });
}

function say(text, { answers, edits, files }) {
  if (edits) return act({ do: "edit", message: edits, text });
  return act({ do: "send", thread: state.topic, text, reply_to: answers, file: files[0] });
}

function drawAgents() {
  const all = agents();
  if (!all.some((one) => one.id === state.agent)) state.agent = all[0]?.id ?? 0;
  chooser.replaceChildren(...all.map((one) => el("option", {
    value: one.id, textContent: one.name })));
  chooser.value = String(state.agent);
  $("group").replaceChildren(name(state.setup.group.name));
}

// Notes where the bot has just shown something.
function arrived() {
  const last = messages().at(-1)?.message_id ?? 0;
  if (newest < 0) {
    for (const one of messages()) seen.set(topicOf(one), one.message_id);
    const shown = messages().filter(topicOf).at(-1);
    if (shown) {
      state.topic = topicOf(shown);
      beHolder();
    }
  }
  if (newest >= 0 && last > newest && isOn()) {
    mark("desk");
    for (const one of messages()) if (one.message_id > newest && one.from.is_bot) fresh.add(topicOf(one));
  }
  newest = isOn() ? last : -1;
}

// The topic of whoever writes on the left is opened when something comes there, unless somebody works at the desk.
function follow() {
  const busy = $("desk").contains(document.activeElement) || writer.box.value.trim();
  for (const topic of fresh) {
    const person = personOf(topic);
    if (person || !topic) fresh.delete(topic);
    if (person && person === state.person && !busy) open(topic);
  }
}

// Whoever holds the open topic's conversation is the one to answer.
function beHolder() {
  state.agent = state.facts?.people[personOf(state.topic)]?.holder ?? state.agent;
}

export function open(topic) {
  if (topic !== state.topic) {
    writer.clear();
    log.clear();
  }
  state.topic = topic;
  beHolder();
  tell(personOf(topic));
  changed("topic");
}

function draw() {
  if (!state.desk || !state.setup) return;
  seen.set(state.topic, lastOf(state.topic)?.message_id ?? 0);
  chooser.value = String(state.agent);
  const general = { id: GENERAL, name: state.desk.general?.name ?? "General", closed: state.desk.general?.closed, color: 0x8a949e };
  const topics = state.desk.topics
    .map((one) => ({ id: one.message_thread_id, name: one.name, closed: one.closed, color: one.icon_color,
      icon: state.setup.icons[one.icon_custom_emoji_id] }))
    .sort((a, b) => (lastOf(b.id)?.message_id ?? 0) - (lastOf(a.id)?.message_id ?? 0));
  const all = [general, ...topics].map((one) => ({ ...one, words: preview(one), fresh: isFresh(one) }));
  if (!all.some((one) => one.id === state.topic)) state.topic = GENERAL;
  show(list, all, (one) => one.id, drawTopic, (one) => `${one.id === state.topic} ${language}`);
  stopAt(list, "button", list.querySelector("[aria-current=true]"));
  drawOpen(all.find((one) => one.id === state.topic));
}

const isFresh = (topic) => (lastOf(topic.id)?.message_id ?? 0) > (seen.get(topic.id) ?? 0);

function preview(topic) {
  const last = messages().filter((one) => topicOf(one) === topic.id && !isService(one)).at(-1);
  if (!last) return t("no-messages");
  const words = wordsOf(last).replaceAll("\n", " ");
  // The list is narrow, and that the bot said it is nothing new.
  return (last.from.is_bot ? words : `${last.from.first_name}: ${words}`).slice(0, 70);
}

function drawTopic(topic) {
  const icon = el("span", { className: "icon", "aria-hidden": "true", textContent: topic.icon ?? (topic.id ? initial(topic.name) : "#") });
  if (topic.icon) icon.classList.add("emoji");
  else icon.style.backgroundColor = `#${topic.color.toString(16).padStart(6, "0")}`;
  const node = el("button", { type: "button", className: `topic${topic.fresh ? " news" : ""}` }, icon,
    el("span", { className: "name", dir: "auto", textContent: topic.closed ? `${topic.name} 🔒` : topic.name }),
    el("span", { className: "last", dir: "auto", textContent: topic.words }));
  if (topic.closed) node.classList.add("closed");
  if (topic.fresh) node.append(el("span", { className: "hush", textContent: t("news") }));
  node.setAttribute("aria-current", topic.id === state.topic);
  node.addEventListener("click", () => open(topic.id));
  return node;
}

function drawOpen(topic) {
  $("topic").replaceChildren(name(topic.name), topic.closed ? el("small", { textContent: ` 🔒 ${t("closed")}` }) : "");
  $("inside").hidden = topic.id === GENERAL;
  const { name: called, skills } = agents().find((one) => one.id === state.agent) ?? { name: "", skills: [] };
  $("skills").textContent = skills.join(", ");
  writer.box.placeholder = t(topic.closed ? "closed-hint" : topic.id === GENERAL ? "write-general" : "answer-as", { name: called });
  writer.close(Boolean(topic.closed));
  const here = messages().filter((one) => topicOf(one) === topic.id);
  const pinned = here.filter((one) => state.desk.pinned.includes(one.message_id)).at(-1);
  $("pinned").hidden = !pinned;
  if (pinned) {
    $("pinned").dataset.message = pinned.message_id;
    $("pinned").replaceChildren(el("b", { textContent: `📌 ${t("pinned")}` }), " ",
      el("bdi", { textContent: wordsOf(pinned).replaceAll("\n", " ").slice(0, 120) }));
  }
  // Whose eyes see it decides which messages are drawn as own.
  log.show(here, `${state.agent}`,
    el("p", { className: "empty", textContent: t(topic.id === GENERAL ? "general-empty" : "empty") }));
}
