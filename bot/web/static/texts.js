// What the page says, in the language of whoever looks at it.

import { get } from "./line.js";

const LANGUAGES = { en: "English", ru: "Русский", uk: "Українська", ar: "العربية" };
export const languages = Object.entries(LANGUAGES);
const RIGHT_TO_LEFT = new Set(["ar"]);
let texts = {};
export let language = "en";

export const t = (key, gaps = {}) =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, gap) => (gap in gaps ? gaps[gap] : whole));

export function preferred() {
  const kept = localStorage.getItem("language");
  const wanted = [kept, ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => one in LANGUAGES) ?? "en";
}

export async function speak(wanted) {
  texts = await get(`/api/texts/${wanted}`);
  language = wanted;
  localStorage.setItem("language", wanted);
  document.documentElement.lang = wanted;
  document.documentElement.dir = RIGHT_TO_LEFT.has(wanted) ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
}

// The product writes Western digits in Arabic too, so the page does.
const locale = () => (language === "ar" ? "ar-u-nu-latn" : language === "en" ? "en-GB" : language);
const formats = new Map();

function formatted(seconds, style) {
  const key = locale() + JSON.stringify(style);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale(), style));
  return formats.get(key).format(seconds * 1000);
}

const HOURS = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
export const clock = (seconds) => formatted(seconds, { ...HOURS });
export const exactly = (seconds) =>
  formatted(seconds, { ...HOURS, second: "2-digit" });
const DAY = { weekday: "short", day: "numeric", month: "short" };
export const day = (seconds) => formatted(seconds, DAY);
export const moment = (seconds) => formatted(seconds, { ...DAY, ...HOURS });
export const amount = (number, unit) =>
  new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: 1 }).format(number);
