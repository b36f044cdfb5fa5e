// Presses on buttons, and what the bot answers to them.

import { attempt, get, post, toast } from "./line.js";
import { on } from "./state.js";
import { t } from "./texts.js";

const waiting = new Map(); // query id -> who pressed

export async function press(as, message, key) {
  const query = await attempt(() =>
    post("/api/act", { as, do: "press", message: message.message_id, data: key.callback_data }));
  if (!query) return;
  waiting.set(query.query_id, as);
  await collect();
}

async function collect() {
  for (const as of new Set(waiting.values())) {
    for (const answer of await get(`/api/answers/${as}`)) {
      if (waiting.delete(answer.query_id) && answer.text) toast(t("bot-answered", { text: answer.text }));
    }
  }
}

export function setUpPressing() {
  on(["answers"], () => { if (waiting.size) collect(); });
  on(["run"], () => waiting.clear());
}
