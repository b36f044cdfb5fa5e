// A log of messages: by day, with one stop for the Tab key, and following its end.

import { el, followEnd, roving, show, stopAt } from "./dom.js";
import { drawMessage } from "./message.js";
import { day, language } from "./texts.js";

const STOPS = ".message, .service";

export class ChatLog {
  // `deeds` as message.js wants them.
  constructor(log, deeds) {
    this.log = log;
    this.deeds = deeds;
    followEnd(log);
    roving(log, STOPS);
    // The buttons of one message at a time can be reached by Tab: that of the message where one is.
    log.addEventListener("focusin", (event) => this.activate(event.target.closest(STOPS)));
    log.addEventListener("click", (event) => {
      const node = event.target.closest(STOPS);
      this.activate(node);
      // Where there is no pointer to hover with, a touch shows what can be done.
      for (const one of log.querySelectorAll(".touched")) if (one !== node) one.classList.remove("touched");
      node?.classList.add("touched");
    });
  }

  clear() {
    this.log.replaceChildren();
    this.log.atEnd = true;
  }

  // `version`: what the drawing depends on beside the messages (who looks, in which language).
  show(messages, version = "", empty = null) {
    if (!messages.length) {
      this.log.replaceChildren(...(empty ? [empty] : []));
      return;
    }
    const items = messages.flatMap((message, place) => {
      const before = messages[place - 1];
      const isNew = !before || day(before.date) !== day(message.date);
      return isNew ? [{ day: message.date, label: day(message.date) }, message] : [message];
    });
    show(this.log, items, (item) => (item.day ? `day ${item.label}` : item.message_id),
      (item) => (item.day ? el("p", { className: "day", textContent: item.label }) : drawMessage(item, this.deeds)),
      () => `${version} ${language}`);
    this.log.toEnd();
    const stops = [...this.log.querySelectorAll(STOPS)];
    if (stops.length && !stops.some((one) => one.tabIndex === 0)) this.activate(stops.at(-1));
    else this.activate(stops.find((one) => one.tabIndex === 0));
  }

  activate(node) {
    if (!node) return;
    stopAt(this.log, STOPS, node);
    for (const one of this.log.querySelectorAll(".message")) {
      const active = one === node;
      one.classList.toggle("active", active);
      for (const key of one.querySelectorAll("button, a, audio")) key.tabIndex = active ? 0 : -1;
    }
  }

  goTo(id) {
    const node = this.log.querySelector(`[data-key="${id}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.focus();
  }
}
