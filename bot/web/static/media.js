// What a message holds beside its words, and what a service message says.

import { el, name } from "./dom.js";
import { state } from "./state.js";
import { amount, t } from "./texts.js";

const FILES = ["photo", "voice", "audio", "video", "video_note", "sticker", "animation", "document"];
const MB = 1024 * 1024;
const PLAIN = ["location", "contact", "venue", "poll", "dice"];
const SIGNS = { photo: "🖼", voice: "🎤", audio: "🎵", video: "🎬", video_note: "🎬", sticker: "🏷", animation: "🎬",
  document: "📄", location: "📍", contact: "👤", venue: "📍", poll: "📊", dice: "🎲" };

export const kindOf = (message) =>
  FILES.find((kind) => message[kind]) ?? PLAIN.find((kind) => message[kind]) ?? (isService(message) ? "" : otherKind(message));

const otherKind = (message) => (message.text === undefined ? "other" : "");

// One line for lists, quotes and pins.
export function wordsOf(message) {
  const kind = kindOf(message);
  const words = message.text ?? message.caption ?? "";
  return kind ? `${SIGNS[kind] ?? "📎"} ${words || t(`kind-${kind}`)}` : words || serviceOf(message);
}

const SERVICE = {
  forum_topic_created: (one) => t("topic-created", { name: one.name }),
  forum_topic_edited: ({ icon_custom_emoji_id: id }) => {
    const icon = state.setup?.icons[id];
    return icon ? t("topic-icon", { name: icon }) : t("topic-edited");
  },
  forum_topic_closed: () => t("topic-closed"),
  forum_topic_reopened: () => t("topic-reopened"),
  general_forum_topic_hidden: () => t("service"),
  general_forum_topic_unhidden: () => t("service"),
  pinned_message: () => t("message-pinned"),
  new_chat_members: (all) => t("joined", { name: all[0].first_name }),
  left_chat_member: (one) => t("left", { name: one.first_name }),
  new_chat_title: () => t("service"),
  new_chat_photo: () => t("service"),
  delete_chat_photo: () => t("service"),
  migrate_to_chat_id: () => t("service"),
  migrate_from_chat_id: () => t("service"),
};

export const isService = (message) => Object.keys(SERVICE).some((kind) => kind in message);

export function serviceOf(message) {
  const kind = Object.keys(SERVICE).find((one) => one in message);
  return kind ? SERVICE[kind](message[kind]) : "";
}

export function drawMedia(message) {
  const kind = kindOf(message);
  if (!kind) return null;
  if (kind === "photo") return picture(message.photo.at(-1));
  if (kind === "voice" || kind === "audio") return sound(kind, message[kind]);
  if (FILES.includes(kind)) return file(kind, message[kind]);
  return el("div", { className: "file" }, sign(kind), el("span", {}, ...plain(kind, message[kind])));
}

const address = (one, called = "") => `/api/files/${encodeURIComponent(one.file_id)}?name=${encodeURIComponent(called)}`;
const sign = (kind) => el("span", { className: "sign", "aria-hidden": "true", textContent: SIGNS[kind] ?? "📎" });

function picture(size) {
  const image = el("img", { src: address(size, "photo"), alt: t("kind-photo"), loading: "lazy" });
  const link = el("a", { className: "picture", href: image.src, target: "_blank", rel: "noopener" }, image);
  image.addEventListener("error", () => link.replaceWith(file("photo", size))); // not a picture after all
  return link;
}

function sound(kind, one) {
  const player = el("audio", { controls: true, preload: "none", src: address(one, kind) });
  player.setAttribute("aria-label", t(`kind-${kind}`));
  return el("div", { className: "sound" }, sign(kind), player);
}

function file(kind, one) {
  const called = one.file_name ?? t(`kind-${kind}`);
  const link = el("a", { href: address(one, called), download: called, className: "file" },
    sign(kind), el("span", {}, name(called), el("small", { textContent: size(one.file_size) })));
  link.setAttribute("aria-label", t("download", { name: called }));
  return link;
}

function plain(kind, one) {
  const words = {
    location: () => `${one.latitude}, ${one.longitude}`,
    venue: () => `${one.title}, ${one.address}`,
    contact: () => `${one.first_name} ${one.phone_number}`,
    poll: () => [one.question, ...one.options.map((option) => `○ ${option.text}`)].join("\n"),
    dice: () => `${one.emoji} ${one.value}`,
  }[kind];
  return [el("bdi", { textContent: words ? words() : t("kind-other") })];
}

export function size(bytes) {
  if (!bytes) return "";
  return ` ${bytes < MB ? amount(Math.ceil(bytes / 1024), "kilobyte") : amount(bytes / MB, "megabyte")}`;
}
