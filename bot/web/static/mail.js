// A customer who writes mails: threads, and what came back.

import { $, button, el, followEnd, name, show } from "./dom.js";
import { attempt, post } from "./line.js";
import { size } from "./media.js";
import { choose } from "./people.js";
import { customer, on, refresh, state } from "./state.js";
import { language, moment, t } from "./texts.js";
import { Writer } from "./writer.js";

const log = $("mail-log");
const form = $("write");
const chips = $("letters");
const subject = el("input", { name: "subject", dir: "auto", autocomplete: "off" });
const label = el("label", {}, el("span"), subject);
let writer, shown = "";

export function setUpMail() {
  form.append(label);
  writer = new Writer(form, send, { kinds: ["document"], many: true, label: "mail-text", sendLabel: "send-mail" });
  followEnd(log);
  on(["mails", "person", "setup", "language"], draw);
  on(["language"], () => writer.speak());
  on(["run"], () => { writer.clear(); shown = ""; });
}

async function send(text, { answers, files }) {
  const sent = await attempt(() =>
    post("/api/mail", { as: state.person, subject: subject.value, text, answers: answers ?? "", files }));
  if (sent) subject.value = "";
  return sent;
}

function draw() {
  const one = customer(state.person);
  $("mail").hidden = one?.channel !== "mail";
  if (one?.channel !== "mail") return;
  if (shown !== one.key) {
    shown = one.key;
    subject.value = "";
    writer.clear();
    log.replaceChildren();
    log.atEnd = true;
  }
  label.firstChild.textContent = t("subject");
  $("mail-name").replaceChildren(name(one.name), el("small", {}, name(one.key)));
  writer.box.placeholder = t("to", { name: state.setup.mail?.to ?? "" });
  if (chips.dataset.of !== `${one.key} ${language}`) drawChips(one);
  const threads = inThreads(state.mails
    .map((mail, number) => ({ ...mail, number }))
    .filter((mail) => mail.sender === one.key || mail.recipient === one.key));
  if (threads.length) show(log, threads, (thread) => thread.key, drawThread, () => language);
  else log.replaceChildren(el("p", { className: "empty", textContent: t("mail-hint", { name: one.name }) }));
  log.toEnd();
}

function drawChips(one) {
  chips.dataset.of = `${one.key} ${language}`;
  chips.replaceChildren(...one.examples.map((example) => {
    const chip = button(example.subject, () => fill(example.subject, example.text), { dir: "auto" });
    chip.dataset.kind = example.kind;
    chip.title = t(`kind-${example.kind}`);
    return chip;
  }));
}

function fill(title, text) {
  writer.answer(null);
  subject.value = title;
  writer.write(text);
  writer.box.focus();
}

function inThreads(mails) {
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
  return el("section", { className: "thread" },
    el("h4", { dir: "auto", textContent: thread.subject || t("no-subject") }),
    ...thread.mails.map(drawMail));
}

function drawMail(mail) {
  const node = el("article", { className: `mail ${mail.ours ? "ours" : "theirs"}` },
    el("div", { className: "head" }, el("b", {}, name(mail.sender_name || mail.sender)),
      el("time", { textContent: moment(mail.at) })),
    ...body(mail.text), ...mail.files.map((file, place) => drawFile(mail, file, place)));
  if (mail.ours) node.append(drawReplies(mail));
  return node;
}

function drawReplies(mail) {
  const row = el("div", { className: "replies" });
  const invitation = /https:\/\/t\.me\/\w+\?start=([\w-]+)/.exec(mail.text);
  if (invitation) row.append(button(t("go-on"), () => goOn(invitation[1])));
  row.append(button(t("reply-mail"), () => {
    fill(/^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`, "");
    writer.answer(mail.message_id, `${t("reply")}: ${mail.sender_name || mail.sender}`);
  }));
  return row;
}

// Whoever follows the link in a mail writes by Telegram from then on: the same customer on another channel.
async function goOn(payload) {
  const { name: called, language: spoken } = customer(state.person);
  const made = await attempt(() => post("/api/people", { name: called, language: spoken, address: "" }));
  if (!made) return;
  await attempt(() => post("/api/act", { as: Number(made.key), do: "start", payload }));
  await refresh("setup", `chat:${made.key}`);
  choose(made.key);
}

function drawFile(mail, file, place) {
  return el("a", { className: "file", href: `/api/mails/${mail.number}/files/${place}`, download: file.name },
    "📎 ", name(file.name), size(file.size));
}

// Quoted lines are folded away, as mail programs do.
function body(text) {
  const pieces = text.split(/((?:^>.*(?:\n|$))+)/m).filter((piece) => piece.trim());
  return pieces.map((piece) => {
    const words = el("div", { className: "text", dir: "auto", textContent: piece.trim() });
    return piece.startsWith(">") ? el("details", {}, el("summary", { textContent: t("quoted") }), words) : words;
  });
}
