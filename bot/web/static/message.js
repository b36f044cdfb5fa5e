// Draws one Telegram message. Whatever people wrote goes in as text, never as markup.

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

export const wordsOf = (message) => message.text ?? message.caption ?? fileOf(message) ?? serviceOf(message) ?? "";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span", text_mention: "span",
  mention: "span", hashtag: "span", bot_command: "span", text_link: "a", url: "a", email: "span",
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
  const node = el(TAGS[entity.type], { className: entity.type }, inner);
  const address = entity.type === "text_link" ? entity.url : text;
  if (node.tagName === "A" && /^https?:\/\//.test(address)) {
    Object.assign(node, { href: address, target: "_blank", rel: "noopener noreferrer" });
  }
  return node;
}

function fileOf(message) {
  for (const kind of ["document", "photo", "voice", "video", "audio", "sticker", "animation", "video_note"]) {
    if (message[kind]) return `📎 ${message[kind].file_name ?? kind.replace("_", " ")}`;
  }
  for (const kind of ["location", "contact", "dice", "venue", "poll"]) if (message[kind]) return `📎 ${kind}`;
  return undefined;
}

function serviceOf(message) {
  if (message.forum_topic_created) return `Topic “${message.forum_topic_created.name}” was created`;
  if (message.forum_topic_edited) return `Topic is now “${message.forum_topic_edited.name ?? "changed"}”`;
  if (message.forum_topic_closed) return "Topic was closed";
  if (message.forum_topic_reopened) return "Topic was opened again";
  if (message.pinned_message) return "A message was pinned";
  if (message.new_chat_members) return `${message.new_chat_members[0].first_name} joined`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} left`;
  return undefined;
}

// deeds: own(message), press(message, button), reply(message)
export function drawMessage(message, deeds) {
  const service = message.text === undefined && !fileOf(message) ? serviceOf(message) : undefined;
  if (service) return el("p", { className: "service", dir: "auto", textContent: service });
  const bubble = el("div", { className: "bubble" });
  if (deeds.named) bubble.append(el("b", { className: "from", dir: "auto", textContent: message.from.first_name }));
  // Every message of a topic replies to the one that opened it; Telegram's programs do not show that.
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) bubble.append(replied(answered));
  const file = fileOf(message);
  if (file) bubble.append(el("div", { className: "file", dir: "auto", textContent: file }));
  const text = message.text ?? message.caption;
  if (text) {
    const entities = message.entities ?? message.caption_entities;
    bubble.append(el("div", { className: "text", dir: "auto" }, ...formatted(text, entities)));
  }
  bubble.append(foot(message, deeds));
  bubble.addEventListener("click", (event) => {
    if (!event.target.closest("a, button") && getSelection().isCollapsed) deeds.reply(message);
  });
  const kind = deeds.own(message) ? "own" : message.from.is_bot ? "bot" : "other";
  const node = el("article", { className: `message ${kind}` }, bubble, ...keyboard(message, deeds));
  node.dataset.id = message.message_id;
  return node;
}

function replied(message) {
  const quote = el("div", { className: "quote" });
  quote.append(el("b", { dir: "auto", textContent: message.from.first_name }));
  quote.append(el("span", { dir: "auto", textContent: wordsOf(message).slice(0, 120) }));
  return quote;
}

function foot(message, deeds) {
  const line = el("div", { className: "foot" });
  for (const { emoji } of message.reactions ?? []) {
    line.append(el("span", { className: "reaction", textContent: emoji }));
  }
  const reply = el("button", { type: "button", className: "reply", textContent: "Reply" });
  reply.addEventListener("click", () => deeds.reply(message));
  const edited = message.edit_date ? "edited " : "";
  line.append(reply, el("time", { textContent: edited + clock(message.date) }));
  return line;
}

function keyboard(message, deeds) {
  return (message.reply_markup?.inline_keyboard ?? []).map((row) =>
    el("div", { className: "keys" }, ...row.map((button) => {
      const key = el("button", { type: "button", dir: "auto", textContent: button.text });
      key.addEventListener("click", () => deeds.press(message, button));
      return key;
    })));
}

// Who reads a log at its end stays there, whatever is added and however the log is resized.
export function followEnd(log) {
  log.atEnd = true;
  log.addEventListener("scroll", () => {
    log.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });
  new ResizeObserver(() => { if (log.atEnd) log.scrollTop = log.scrollHeight; }).observe(log);
}

// Shows items in a log; only what changed is drawn anew.
export function show(log, items, keyOf, draw) {
  const { atEnd } = log;
  const known = new Map([...log.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const key = String(keyOf(item)), said = JSON.stringify(item);
    const old = known.get(key);
    if (old?.said === said) return old;
    const node = draw(item);
    node.dataset.key = key;
    node.said = said;
    return node;
  });
  const before = [...log.children];
  if (nodes.length === before.length && nodes.every((node, place) => node === before[place])) return;
  log.replaceChildren(...nodes);
  if (atEnd) log.scrollTop = log.scrollHeight;
}
