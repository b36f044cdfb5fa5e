// All that the page knows, kept in step with the server: only what changed is asked for again.

import { get } from "./line.js";
import { language } from "./texts.js";

export const state = {
  stage: null, setup: null, desk: null, facts: null, story: null,
  mails: [], chats: new Map(),
  person: "", // the customer on the left
  told: "", // the customer whose story is told
  agent: 0, topic: 0,
};
const watchers = [];
const stale = new Set();
let loading = null;
const AGAIN = 700; // milliseconds until what could not be had is asked for again
const ALL = ["setup", "desk", "mails", "chats", "facts", "story", "answers"];

// `draw` is called whenever one of these parts is another.
export function on(parts, draw) {
  watchers.push({ parts: new Set(parts), draw });
}

export function changed(...parts) {
  for (const { parts: watched, draw } of watchers) {
    if (parts.some((part) => watched.has(part))) draw(parts);
  }
}

export const customers = () => state.setup?.customers ?? [];
export const agents = () => state.setup?.agents ?? [];
export const customer = (key) => customers().find((one) => one.key === key);
export const isOn = () => Boolean(state.stage?.set) && state.stage.progress === null;
export const personOf = (topic) =>
  Object.entries(state.facts?.people ?? {}).find(([, one]) => topic && one.thread === topic)?.[0];

// Asks for these parts, and for those that go stale meanwhile.
export function refresh(...parts) {
  for (const part of parts) stale.add(part);
  loading ??= load().finally(() => { loading = null; });
  return loading;
}

async function load() {
  while (stale.size) {
    const parts = [...stale];
    stale.clear();
    const drawn = parts.includes("everything") ? ["stage", ...ALL] : parts;
    if (drawn.includes("stage")) await loadStage();
    if (state.stage?.set) {
      if (drawn.includes("setup")) state.setup = await get("/api/setup");
      const loaded = await Promise.allSettled(drawn.map((part) => loadPart(part)));
      const failed = drawn.filter((_, place) => loaded[place].status === "rejected");
      if (failed.length) setTimeout(() => refresh(...failed), AGAIN);
    }
    const also = drawn.includes("story") ? ["facts"] : [];
    changed(...new Set([...drawn.map((part) => (part.startsWith("chat:") ? "chats" : part)), ...also]));
  }
}

async function loadStage() {
  const before = state.stage?.run;
  state.stage = await get("/api/stage");
  state.stage.seen = Date.now() / 1000;
  if (before !== undefined && before !== state.stage.run) {
    Object.assign(state, { desk: null, facts: null, story: null, mails: [], chats: new Map(), topic: 0 });
    changed("run");
  }
}

async function loadPart(part) {
  if (part === "desk") state.desk = await get("/api/desk");
  if (part === "mails") state.mails = await get("/api/mails");
  if (part === "chats") await Promise.all(customers().map((one) => loadChat(one.key)));
  if (part.startsWith("chat:")) await loadChat(part.slice(5));
  if (part === "story" || part === "facts") {
    const of = state.told;
    const [facts, story] = await Promise.all([
      get("/api/facts"), of ? get(`/api/story/${encodeURIComponent(of)}?language=${language}`) : null]);
    state.facts = facts;
    if (of === state.told) state.story = story;
  }
}

async function loadChat(key) {
  const of = customer(key);
  if (of?.channel === "telegram") state.chats.set(key, await get(`/api/chats/${of.id}`));
}

// Server-sent events tell what is out of date. The line mends itself; then everything is.
export function listen(onLost) {
  const source = new EventSource("/api/events");
  source.addEventListener("message", (event) => {
    onLost(false);
    refresh(...JSON.parse(event.data)).catch((error) => {
      console.error(error);
      onLost(true);
    });
  });
  source.addEventListener("error", () => onLost(true));
}
