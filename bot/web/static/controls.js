// Buttons that move time, break and mend the lines, and begin anew; the page's own settings.

import { $, el } from "./dom.js";
import { attempt, post } from "./line.js";
import { changed, isOn, on, refresh, state } from "./state.js";
import { language, languages, moment, speak, t } from "./texts.js";

export function setUpControls() {
  $("hours").addEventListener("click", () => attempt(() => post("/api/clock", { hours: 3 })));
  $("day").addEventListener("click", () => attempt(() => post("/api/clock", { hours: 24 })));
  for (const line of ["relay", "telegram"]) {
    $(line).querySelector("button").addEventListener("click", () =>
      attempt(() => post(`/api/${line}`, { works: !state.stage[line] })));
  }
  $("reset").addEventListener("click", async () => {
    if (await sure(t("reset-sure"))) await attempt(() => post("/api/reset"));
  });
  $("keys-open").addEventListener("click", () => $("keys").showModal());
  $("theme").addEventListener("click", () => theme(isDark() ? "light" : "dark"));
  theme(localStorage.getItem("theme") ?? "");
  $("language").replaceChildren(...languages.map(([code, called]) => el("option", { value: code, textContent: called, lang: code })));
  $("language").addEventListener("change", async () => {
    await speak($("language").value);
    changed("language");
    await refresh("story");
  });
  on(["stage", "language", "setup"], draw);
  setInterval(tick, 1000);
}

function draw() {
  $("language").value = language;
  document.title = state.setup ? t("title", { company: state.setup.company }) : "Try Firstline";
  for (const line of ["relay", "telegram"]) drawSwitch(line);
  for (const one of ["hours", "day", "reset"]) $(one).disabled = !isOn();
  document.body.classList.toggle("preparing", !isOn());
  const { progress } = state.stage ?? {};
  $("notice").hidden = isOn();
  $("notice").className = "";
  $("notice").textContent = t("preparing", { number: progress?.[1] ? `${progress[0]} / ${progress[1]}` : "…" });
  tick();
}

function drawSwitch(line) {
  const works = state.stage?.[line] !== false, node = $(line);
  node.classList.toggle("broken", !works);
  node.querySelector(".state").textContent = t(works ? "works" : line === "relay" ? "broken" : "refuses");
  const key = node.querySelector("button");
  key.textContent = t(works ? "break" : "mend");
  key.setAttribute("aria-label", `${t(works ? "break" : "mend")}: ${t(line)}`);
  key.disabled = !isOn();
}

function tick() {
  if (!state.stage?.set) return;
  const now = Date.now() / 1000 + state.stage.ahead;
  $("now").textContent = moment(now);
}

export function lost(isLost) {
  if (isLost) {
    $("notice").hidden = false;
    $("notice").className = "bad";
    $("notice").textContent = t("stopped");
  } else if (isOn()) {
    $("notice").hidden = true;
  }
}

const isDark = () =>
  (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function theme(wanted) {
  if (!wanted) return;
  document.documentElement.dataset.theme = wanted;
  localStorage.setItem("theme", wanted);
}

function sure(question) {
  $("sure-title").textContent = question;
  $("sure").returnValue = "";
  $("sure").showModal();
  return new Promise((done) => $("sure").addEventListener("close", () => done($("sure").returnValue === "yes"), { once: true }));
}
