// The page's line to its own server; nothing else is ever asked.

import { $, el } from "./dom.js";

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body = {}) {
  return read(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}

async function read(answer) {
  const said = await answer.json().catch(() => ({ error: "Firstline did not answer." }));
  if (!answer.ok) throw new Error(said.error);
  return said;
}

// The newest takes the place of the one before: they must not cover what is pressed next.
export function toast(text, kind = "") {
  const note = el("div", { className: `toast ${kind}`, dir: "auto", textContent: text });
  $("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), 6000);
}

// Does something that may be refused; a refusal is shown, not thrown.
export async function attempt(deed) {
  try {
    return await deed();
  } catch (error) {
    toast(error.message || "That did not work.", "bad");
    return undefined;
  }
}

export const LARGEST = 20 * 1024 * 1024;

// A chosen file as the server wants it.
export async function packed(file, kind) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return { kind, name: file.name, type: file.type, content: btoa(pieces.join("")) };
}
