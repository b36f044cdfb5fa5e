// The formatting of a Telegram text.

import { el } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span", text_mention: "span",
  mention: "span", hashtag: "span", cashtag: "span", bot_command: "span", text_link: "a", url: "a",
  email: "span", phone_number: "span", custom_emoji: "span",
};

// Offsets and lengths count UTF-16 units, as JavaScript's strings do. Entities nest, so the text is cut at
// every border, and each piece is wrapped in all entities that cover it, the longest outside.
export function formatted(text, entities = []) {
  const borders = [...new Set([0, text.length, ...entities.flatMap((e) => [e.offset, e.offset + e.length])])];
  borders.sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, place) => {
    const stop = borders[place + 1];
    const covering = entities
      .filter((e) => e.offset <= start && stop <= e.offset + e.length && TAGS[e.type])
      .sort((a, b) => a.length - b.length);
    return covering.reduce((inner, entity) => wrapped(entity, inner, text.slice(start, stop)),
      document.createTextNode(text.slice(start, stop)));
  });
}

function wrapped(entity, inner, text) {
  const address = entity.type === "text_link" ? entity.url : text;
  const place = /^https:\/\/t\.me\/c\/\d+\/(\d+)(?:\/\d+)?$/.exec(address ?? "");
  if (place) return toTopic(Number(place[1]), inner);
  const isLink = TAGS[entity.type] === "a" && /^https?:\/\//.test(address);
  const node = el(TAGS[entity.type] === "a" && !isLink ? "span" : TAGS[entity.type], { className: entity.type }, inner);
  if (isLink) Object.assign(node, { href: address, target: "_blank", rel: "noopener noreferrer" });
  return node;
}

// A link into the group leads to its topic on this page, not out to Telegram.
function toTopic(topic, inner) {
  const node = el("a", { href: "#desk" }, inner);
  node.addEventListener("click", (event) => {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("topic", { detail: topic }));
  });
  return node;
}
