// Customers on the left, the desk on the right, and news for both.

import { showDesk, setUpDesk } from "./desk.js";
import { attempt, get, post, toast } from "./line.js";
import { setUpMail, showMails } from "./mail.js";
import { drawMessage, el, followEnd, show, wordsOf } from "./message.js";
import { Writer } from "./writer.js";

const MAIL = "mail";
const privateLog = document.getElementById("private");
const waiting = new Map(); // presses on buttons whose answer is not there yet: query id -> who pressed, and where
const chats = new Map(); // customer's id -> messages
const drafts = new Map();
const seen = new Map();
let setup = null;
let mails = [];
let current = MAIL;

const writer = new Writer(document.getElementById("ask"), (text, target) => say(text, target));
const pressed = (side, person, query) => { waiting.set(query, { side, person }); collectAnswers(); };

function say(text, target = null, deed = "send") {
  return attempt("customers", () => post("/api/act", { as: current, do: deed, text, reply_to: target }));
}

function drawTabs() {
  const names = [...setup.customers.map((one) => [one.id, one.name, "✈"]), ...(setup.mail ? [[MAIL, "Mail", "✉"]] : [])];
  document.getElementById("tabs").replaceChildren(...names.map(([id, name, sign]) => {
    const tab = el("button", { type: "button", role: "tab" }, `${sign} `, el("bdi", { textContent: name }));
    tab.setAttribute("aria-selected", id === current);
    tab.classList.toggle("news", countOf(id) > (seen.get(id) ?? 0));
    tab.addEventListener("click", () => { choose(id); drawCustomers(); });
    return tab;
  }));
}

const countOf = (id) => (id === MAIL ? mails.length : chats.get(id)?.length ?? 0);

function choose(id) {
  drafts.set(current, writer.box.value);
  current = id;
  writer.answer(null);
  writer.write(drafts.get(id) ?? "");
  privateLog.replaceChildren();
  privateLog.atEnd = true;
}

function drawCustomers() {
  seen.set(current, countOf(current));
  drawTabs();
  document.getElementById("telegram").hidden = current === MAIL;
  document.getElementById("mail").hidden = current !== MAIL;
  if (current === MAIL) showMails(mails);
  else drawPrivate(setup.customers.find((one) => one.id === current));
}

function drawPrivate(customer) {
  writer.box.placeholder = `Write to ${setup.company} as ${customer.name}`;
  const chips = document.getElementById("questions");
  if (chips.dataset.of !== String(customer.id)) {
    chips.dataset.of = customer.id;
    chips.replaceChildren(...customer.examples.map((words) => chip(words, () => say(words))));
  }
  const messages = chats.get(current) ?? [];
  if (!messages.length) {
    const start = chip("Start", () => say("", null, "start"));
    start.className = "start";
    privateLog.replaceChildren(el("p", { className: "empty", textContent:
      `${customer.name}’s Telegram chat with the bot. Press Start, click a question, or write one.` }, start));
    return;
  }
  const deeds = {
    own: (message) => message.from.id === customer.id,
    reply: (message) => writer.answer(message.message_id, `${message.from.first_name}: ${wordsOf(message)}`),
    press: async (message, button) => {
      const query = await attempt("customers", () => post("/api/act",
        { as: customer.id, do: "press", message: message.message_id, data: button.callback_data }));
      if (query) pressed("customers", customer.id, query.query_id);
    },
  };
  show(privateLog, messages, (message) => message.message_id, (message) => drawMessage(message, deeds));
}

function chip(words, onClick) {
  const button = el("button", { type: "button", dir: "auto", textContent: words });
  button.addEventListener("click", onClick);
  return button;
}

async function collectAnswers() {
  for (const person of new Set([...waiting.values()].map((press) => press.person))) {
    for (const answer of await get(`/api/answers/${person}`)) {
      const press = waiting.get(answer.query_id);
      if (waiting.delete(answer.query_id) && answer.text) toast(press.side, answer.text);
    }
  }
}

async function refreshTelegram() {
  const [desk, ...seenByCustomers] = await Promise.all([
    get("/api/desk"), ...setup.customers.map((one) => get(`/api/customers/${one.id}`)), collectAnswers(),
  ]);
  setup.customers.forEach((one, place) => chats.set(one.id, seenByCustomers[place].messages));
  if (showDesk(desk)) mark("desk");
}

// Waits for news and shows them, for as long as the page is open.
async function follow() {
  let known = { telegram: -1, mail: -1 };
  for (;;) {
    const news = await get(`/api/news?telegram=${known.telegram}&mail=${known.mail}`);
    const before = JSON.stringify([...chats.values(), mails]);
    if (news.mail !== known.mail) mails = await get("/api/mails");
    if (news.telegram !== known.telegram) await refreshTelegram();
    drawCustomers();
    if (known.telegram !== -1 && before !== JSON.stringify([...chats.values(), mails])) mark("customers");
    known = news;
  }
}

// On a phone only one side is shown; the other one's button tells of news.
const sides = document.querySelectorAll(".sides button");

function mark(side) {
  if (document.body.dataset.side !== side) {
    document.querySelector(`.sides [data-side=${side}]`).classList.add("news");
  }
}

for (const log of document.querySelectorAll(".log")) followEnd(log);

for (const button of sides) {
  button.addEventListener("click", () => {
    document.body.dataset.side = button.dataset.side;
    for (const one of sides) one.setAttribute("aria-pressed", one === button);
    button.classList.remove("news");
  });
}

async function begin() {
  setup = await get("/api/setup");
  document.title = `Try Firstline: ${setup.company}`;
  setUpDesk(setup, pressed);
  if (setup.mail) setUpMail(setup.mail);
  choose(setup.customers[0].id);
  await follow();
}

begin().catch(async (error) => {
  console.error(error);
  document.getElementById("stopped").hidden = false;
  for (;;) {
    await new Promise((done) => setTimeout(done, 2000));
    if ((await fetch("/api/setup").catch(() => null))?.ok) location.reload();
  }
});
