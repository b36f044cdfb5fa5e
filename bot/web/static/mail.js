// The mail side: what customers wrote and what came back, by thread.

import { clock, el, show } from "./message.js";
import { attempt, post } from "./line.js";
import { Writer } from "./writer.js";

const form = document.getElementById("write");
const log = document.getElementById("threads");
let writer = null;

export function setUpMail(mail) {
  form.elements.to.value = `to ${mail.to}`;
  writer = new Writer(form, async (text, target) => {
    const { from, subject } = form.elements, title = subject.value;
    const sent = await attempt("customers", () =>
      post("/api/mail", { from: from.value, subject: title, text, answers: target ?? "" }));
    if (sent && subject.value === title) subject.value = "";
    return sent;
  });
  const chips = mail.letters.map((letter) => {
    const chip = el("button", { type: "button", dir: "auto", textContent: letter.subject });
    chip.addEventListener("click", () => fill(letter.sender, letter.subject, letter.text));
    return chip;
  });
  document.getElementById("letters").append(...chips);
  fill(mail.letters[0].sender, "", "");
}

function fill(sender, subject, text) {
  writer.answer(null);
  form.elements.from.value = sender;
  form.elements.subject.value = subject;
  writer.write(text);
}

export function showMails(mails) {
  const items = threads(mails);
  if (!items.length) {
    log.replaceChildren(el("p", { className: "empty", textContent:
      "Mails you write below go to the program’s own mail port. The answers appear here." }));
    return;
  }
  show(log, items, (thread) => thread.key, drawThread);
}

function threads(mails) {
  const found = new Map();
  const all = [];
  for (const mail of mails) {
    let thread = mail.references.map((id) => found.get(id)).find(Boolean);
    if (!thread) {
      thread = { key: mail.message_id, subject: mail.subject, mails: [] };
      all.push(thread);
    }
    found.set(mail.message_id, thread);
    thread.mails.push(mail);
    all.splice(all.indexOf(thread), 1);
    all.push(thread);
  }
  return all;
}

function drawThread(thread) {
  const node = el("section", { className: "thread" });
  node.append(el("h3", { dir: "auto", textContent: thread.subject || "(no subject)" }));
  node.append(...thread.mails.map((mail) => drawMail(mail, thread)));
  return node;
}

function drawMail(mail, thread) {
  const head = el("div", { className: "head" },
    el("b", { dir: "auto", textContent: mail.sender_name || mail.sender }),
    el("span", { className: "address", textContent: mail.sender_name ? mail.sender : "" }),
    el("time", { textContent: clock(mail.at) }));
  const node = el("article", { className: `mail ${mail.ours ? "ours" : "theirs"}` }, head, ...body(mail.text));
  if (mail.ours) {
    const reply = el("button", { type: "button", className: "reply", textContent: "Reply to this mail" });
    reply.addEventListener("click", () => {
      const own = thread.mails.find((one) => !one.ours);
      const name = own?.sender_name ? `${own.sender_name} <${mail.recipient}>` : mail.recipient;
      fill(name, mail.subject, "");
      writer.answer(mail.message_id, `Reply to ${mail.sender_name || mail.sender}`);
    });
    node.append(reply);
  }
  return node;
}

// Quoted lines are folded away, as mail programs do.
function body(text) {
  const pieces = text.split(/((?:^>.*(?:\n|$))+)/m).filter((piece) => piece.trim());
  return pieces.map((piece) => {
    const words = el("div", { className: "text", dir: "auto", textContent: piece.trim() });
    return piece.startsWith(">") ? el("details", {}, el("summary", { textContent: "Quoted text" }), words) : words;
  });
}
