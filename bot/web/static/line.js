// The page's line to its own server; nothing else is ever asked.

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  return read(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}

async function read(answer) {
  const said = await answer.json().catch(() => ({ error: "Firstline did not answer." }));
  if (!answer.ok) throw new Error(said.error);
  return said;
}

// `side` is the id of the side that is told: customers or desk.
export function toast(side, text, kind = "") {
  const note = document.createElement("div");
  note.className = `toast ${kind}`;
  note.dir = "auto";
  note.textContent = text;
  document.querySelector(`#${side} .toasts`).append(note);
  setTimeout(() => note.remove(), 5000);
}

// Does something that may be refused; a refusal is shown, not thrown.
export async function attempt(side, deed) {
  try {
    return await deed();
  } catch (error) {
    toast(side, error.message || "That did not work.", "bad");
    return undefined;
  }
}
