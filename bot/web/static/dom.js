// Small things every part of the page needs. Whatever people wrote goes in as text, never as markup.

export const $ = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else if (value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// A name in any script, in its own direction.
export const name = (words) => el("bdi", { textContent: words });

export function button(words, onClick, properties = {}) {
  const node = el("button", { type: "button", textContent: words, ...properties });
  node.addEventListener("click", onClick);
  return node;
}

export const initial = (words) => [...words][0] ?? "?";

const COLORS = 6;
export const colorOf = (key) => [...String(key)].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % COLORS;

// Shows items in a list; only what changed is drawn anew. `versionOf`: what a node depends on beside its item.
export function show(list, items, keyOf, draw, versionOf = () => "") {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const focused = list.contains(document.activeElement)
    ? document.activeElement.closest("[data-key]")?.dataset.key : undefined;
  const nodes = items.map((item) => {
    const key = String(keyOf(item)), said = JSON.stringify(item) + versionOf(item);
    const old = known.get(key);
    if (old?.said === said) return old;
    const node = draw(item);
    node.dataset.key = key;
    node.said = said;
    if (old) node.tabIndex = old.tabIndex;
    return node;
  });
  const before = [...list.children];
  if (nodes.length === before.length && nodes.every((node, place) => node === before[place])) return;
  const place = list.scrollTop;
  list.replaceChildren(...nodes);
  list.scrollTop = place;
  if (focused !== undefined && !list.contains(document.activeElement)) {
    nodes.find((node) => node.dataset.key === focused)?.focus({ preventScroll: true });
  }
}

// One stop for the Tab key; the arrow keys go through the items.
export function roving(list, selector) {
  list.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const turned = document.documentElement.dir === "rtl" && event.key.match(/Left|Right/) ? -1 : 1;
    if (at < 0 || !(step || event.key === "Home" || event.key === "End")) return;
    const next = event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : at + step * turned;
    if (items[next]) {
      event.preventDefault();
      items[next].focus();
    }
  });
  list.addEventListener("focusin", (event) => {
    const item = event.target.closest(selector);
    if (item && list.contains(item)) stopAt(list, selector, item);
  });
}

export function stopAt(list, selector, item) {
  for (const one of list.querySelectorAll(selector)) one.tabIndex = one === item ? 0 : -1;
}

// Who reads a log at its end stays there, whatever is added and however the log is resized.
export function followEnd(log) {
  log.atEnd = true;
  log.addEventListener("scroll", () => {
    log.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });
  const toEnd = () => { if (log.atEnd) log.scrollTop = log.scrollHeight; };
  new ResizeObserver(toEnd).observe(log);
  log.addEventListener("load", toEnd, true); // a picture has come
  log.toEnd = toEnd;
}
