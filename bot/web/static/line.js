// The page's line to its own server; nothing else is ever asked.

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.json();
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

export function toast(text, kind = "") {
  const note = document.createElement("div");
  note.className = `toast ${kind}`;
  note.dir = "auto";
  note.textContent = text;
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), 5000);
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
