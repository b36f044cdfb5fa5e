// A customer's private chat with the bot.

import { ChatLog } from "./chatlog.js";
import { $, button, el, name } from "./dom.js";
import { attempt, post } from "./line.js";
import { wordsOf } from "./media.js";
import { press } from "./pressing.js";
import { customer, on, state } from "./state.js";
import { language, t } from "./texts.js";
import { Writer } from "./writer.js";

const drafts = new Map();
const chips = $("questions");
let log, writer, shown = "";

const me = () => customer(state.person);
const act = (deed) => attempt(() => post("/api/act", { as: me().id, ...deed }));

export function setUpCustomer() {
  writer = new Writer($("ask"), say, { kinds: ["photo", "document", "voice"], label: "message" });
  log = new ChatLog($("private-log"), {
    named: false,
    own: (message) => message.from.id === me()?.id,
    reply: (message) => writer.answer(message.message_id, wordsOf(message)),
    edit: (message) => writer.edit(message.message_id, message.text ?? message.caption),
    remove: (message) => act({ do: "delete", message: message.message_id }),
    react: (message, emoji) => act({ do: "react", message: message.message_id, emoji }),
    reaction: (message) => message.reactions.find((one) => one.user === me().id)?.emoji,
    press: (message, key) => press(me().id, message, key),
  });
  $("block").addEventListener("click", () => act({ do: state.chats.get(shown)?.blocked ? "unblock" : "block" }));
  on(["chats", "person", "setup", "language"], draw);
  on(["language"], () => writer.speak());
  on(["run"], () => { drafts.clear(); writer.clear(); shown = ""; });
}

function say(text, { answers, edits, files }) {
  if (edits) return act({ do: "edit", message: edits, text });
  return act({ do: "send", text, reply_to: answers, file: files[0] });
}

function draw() {
  const one = me();
  $("private").hidden = one?.channel !== "telegram";
  if (one?.channel !== "telegram") return;
  if (shown !== one.key) change(one.key);
  const chat = state.chats.get(one.key) ?? { messages: [] };
  $("private-name").replaceChildren(name(one.name));
  $("block").textContent = t(chat.blocked ? "unblock" : "block");
  $("block").hidden = !chat.messages.length;
  $("blocked").hidden = !chat.blocked;
  $("blocked").textContent = t("blocked", { name: one.name });
  writer.form.hidden = chips.hidden = chat.blocked || !chat.messages.length;
  writer.box.placeholder = t("write-as", { name: one.name });
  drawChips(one);
  log.show(chat.messages, one.key, el("div", { className: "empty" },
    el("p", { textContent: t("start-hint", { name: one.name }) }),
    button(t("start"), () => act({ do: "start" }), { className: "main" })));
}

function change(key) {
  if (shown) drafts.set(shown, writer.box.value);
  shown = key;
  writer.clear();
  writer.write(drafts.get(key) ?? "");
  log.clear();
}

function drawChips(one) {
  if (chips.dataset.of === `${one.key} ${language}`) return;
  chips.dataset.of = `${one.key} ${language}`;
  chips.replaceChildren(...one.examples.map((example) => {
    const chip = button(example.text, () => act({ do: "send", text: example.text }), { dir: "auto" });
    chip.dataset.kind = example.kind;
    chip.title = t(`kind-${example.kind}`);
    return chip;
  }));
}
