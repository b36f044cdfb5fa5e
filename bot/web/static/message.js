// Draws one Telegram message, with all that can be done to it.

import { button, colorOf, el, name } from "./dom.js";
import { formatted } from "./entities.js";
import { drawMedia, isService, kindOf, serviceOf, wordsOf } from "./media.js";
import { clock, day, t } from "./texts.js";

const REACTIONS = ["👍", "❤", "🔥", "🎉", "🙏", "🤔", "👎", "💔"];

// deeds: named, own(message), reply, edit, remove, react(message, emoji), press(message, button)
export function drawMessage(message, deeds) {
  if (isService(message)) return drawService(message);
  const own = deeds.own(message);
  const bubble = el("div", { className: "bubble" });
  if (deeds.named) {
    bubble.append(el("b", { className: `from c${colorOf(message.from.id)}` }, name(senderOf(message))));
  }
  // Every message of a topic replies to the one that opened it; Telegram's programs do not show that.
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) bubble.append(quoted(answered));
  const media = drawMedia(message);
  if (media) bubble.append(media);
  const text = message.text ?? message.caption;
  if (text) {
    const entities = message.entities ?? message.caption_entities;
    bubble.append(el("div", { className: "text", dir: "auto" }, ...formatted(text, entities)));
  }
  bubble.append(foot(message));
  const kind = own ? "own" : message.from.is_bot ? "bot" : "other";
  const node = el("article", { className: `message ${kind}`, tabIndex: -1 }, bubble, ...keyboard(message, deeds));
  if (kindOf(message) === "photo" || kindOf(message) === "video") bubble.classList.add("wide");
  if (message.media_group_id) node.classList.add("album");
  node.setAttribute("aria-label", `${senderOf(message)}, ${clock(message.date)}: ${wordsOf(message).slice(0, 200)}`);
  bubble.append(acts(message, deeds, own, node));
  node.addEventListener("keydown", (event) => byKey(event, message, deeds, own, node));
  return node;
}

const senderOf = (message) => message.sender_chat?.title ?? message.from.first_name;

function drawService(message) {
  return el("p", { className: "service", tabIndex: -1 }, el("bdi", { textContent: serviceOf(message) }));
}

function quoted(message) {
  return el("div", { className: "quote" }, el("b", {}, name(senderOf(message))),
    el("span", { dir: "auto", textContent: wordsOf(message).slice(0, 120) }));
}

function foot(message) {
  const line = el("div", { className: "foot" });
  const counted = new Map();
  for (const { emoji } of message.reactions ?? []) counted.set(emoji, (counted.get(emoji) ?? 0) + 1);
  for (const [emoji, count] of counted) {
    line.append(el("span", { className: "reaction", textContent: count > 1 ? `${emoji} ${count}` : emoji }));
  }
  if (message.edit_date) line.append(el("span", { textContent: t("edited") }));
  line.append(el("time", { textContent: clock(message.date), title: day(message.date) }));
  return line;
}

function keyboard(message, deeds) {
  return (message.reply_markup?.inline_keyboard ?? []).map((row) =>
    el("div", { className: "keys" }, ...row.map((one) => {
      if (!one.url) return button(one.text, () => deeds.press(message, one), { dir: "auto", tabIndex: -1 });
      const link = el("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", tabIndex: -1 },
        el("bdi", { textContent: `${one.text} ↗` }));
      link.title = t("opens");
      return link;
    })));
}

function acts(message, deeds, own, node) {
  const group = el("div", { className: "acts" });
  const add = (sign, label, deed) => {
    const one = button(sign, deed, { title: label, tabIndex: -1 });
    one.setAttribute("aria-label", label);
    group.append(one);
  };
  add("↩", t("reply"), () => deeds.reply(message));
  add("☺", t("react"), () => picker(group, message, deeds, node));
  if (own && (message.text ?? message.caption) !== undefined) add("✎", t("edit"), () => deeds.edit(message));
  if (own) add("🗑", t("delete"), () => deeds.remove(message));
  return group;
}

function picker(group, message, deeds, node) {
  const open = group.querySelector(".picker");
  if (open) {
    open.remove();
    return;
  }
  const chosen = deeds.reaction(message);
  const list = el("div", { className: "picker", role: "group" }, ...REACTIONS.map((emoji) => {
    const one = button(emoji, () => {
      list.remove();
      node.focus();
      deeds.react(message, emoji === chosen ? "" : emoji);
    });
    one.setAttribute("aria-pressed", emoji === chosen);
    return one;
  }));
  list.setAttribute("aria-label", t("reactions"));
  group.append(list);
  list.querySelector("button").focus();
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    list.remove();
    node.focus();
  });
}

function byKey(event, message, deeds, own, node) {
  if (event.target !== node || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+") picker(node.querySelector(".acts"), message, deeds, node);
  else if (event.code === "KeyR") deeds.reply(message);
  else if (event.code === "KeyE" && own) deeds.edit(message);
  else return;
  event.preventDefault();
}
