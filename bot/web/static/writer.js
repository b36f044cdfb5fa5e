// A box to write in: with a message it answers or changes, and files.

import { button, el, name } from "./dom.js";
import { LARGEST, packed, toast } from "./line.js";
import { size } from "./media.js";
import { t } from "./texts.js";

const ACCEPT = { photo: "image/jpeg,image/png,image/gif,image/webp", document: "", voice: "audio/*" };

export class Writer {
  // `send(text, {answers, edits, files})` returns whether it was sent. `kinds`: of files; `many`: at once.
  constructor(form, send, { kinds, many = false, label, sendLabel = "send" }) {
    Object.assign(this, { form, send, many, label, sendLabel, kinds, files: [], answers: null, edits: null });
    this.box = el("textarea", { rows: form.classList.contains("letter") ? 4 : 1 });
    this.context = el("div", { className: "context", hidden: true });
    this.chosen = el("div", { className: "chosen", hidden: true });
    this.attach = el("button", { type: "button", className: "attach", textContent: "📎" });
    this.menu = el("div", { className: "menu", hidden: true, role: "group" });
    this.submit = el("button", { className: "main send" });
    form.append(this.context, this.chosen, this.menu, this.attach, this.box, this.submit);
    this.box.addEventListener("input", () => this.grow());
    form.addEventListener("keydown", (event) => this.byKey(event));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.go(); });
    this.attach.setAttribute("aria-expanded", "false");
    this.attach.addEventListener("click", () => (kinds.length > 1 ? this.openMenu(this.menu.hidden) : this.choose(kinds[0])));
    this.speak();
  }

  // Nobody can write here now, or people can again.
  close(closed) {
    for (const part of [this.box, this.attach, this.submit]) part.disabled = closed;
  }

  // Puts the words of the page's language in.
  speak() {
    this.box.setAttribute("aria-label", t(this.label));
    this.attach.setAttribute("aria-label", t("attach"));
    this.attach.title = t("attach");
    this.submit.textContent = t(this.sendLabel);
    this.menu.setAttribute("aria-label", t("attach"));
    this.menu.replaceChildren(...this.kinds.map((kind) => button(t(`attach-${kind}`), () => this.choose(kind))));
  }

  byKey(event) {
    if (event.key === "Escape" && (this.answers || this.edits || !this.menu.hidden)) {
      event.stopPropagation();
      this.openMenu(false);
      if (this.edits) this.clear();
      else this.answer(null);
      this.box.focus();
    }
    if (event.target !== this.box || event.key !== "Enter" || event.isComposing) return;
    const ends = this.form.classList.contains("letter") ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (!ends) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  async go() {
    const text = this.box.value;
    if (!text.trim() && !this.files.length) return;
    const { answers, edits, files } = this;
    if (!(await this.send(text, { answers, edits, files })) || this.box.value !== text) return;
    this.clear();
  }

  answer(target, words = "") {
    this.answers = target;
    this.edits = null;
    this.showContext(target, words);
  }

  edit(target, words) {
    this.answers = null;
    this.edits = target;
    this.write(words);
    this.showContext(target, t("edit-hint"));
  }

  showContext(target, words) {
    this.context.hidden = !target;
    if (!target) return;
    const leave = button("×", () => { if (this.edits) this.clear(); else this.answer(null); });
    leave.setAttribute("aria-label", t(this.edits ? "cancel" : "no-reply"));
    this.context.replaceChildren(el("span", { dir: "auto", textContent: words }), leave);
    this.box.focus();
  }

  openMenu(open) {
    this.menu.hidden = !open;
    this.attach.setAttribute("aria-expanded", open);
    if (open) this.menu.querySelector("button").focus();
  }

  choose(kind) {
    this.openMenu(false);
    const input = el("input", { type: "file", accept: ACCEPT[kind], multiple: this.many });
    input.addEventListener("change", () => this.take([...input.files], kind));
    input.click();
  }

  async take(files, kind) {
    for (const file of files) {
      if (file.size > LARGEST) toast(t("too-large"), "bad");
      else this.files = [...(this.many ? this.files : []), { ...(await packed(file, kind)), size: file.size }];
    }
    this.showFiles();
    this.box.focus();
  }

  showFiles() {
    this.chosen.hidden = !this.files.length;
    this.chosen.replaceChildren(...this.files.map((file) => {
      const out = button("×", () => { this.files = this.files.filter((one) => one !== file); this.showFiles(); });
      out.setAttribute("aria-label", t("take-out", { name: file.name }));
      return el("span", {}, name(file.name), size(file.size), out);
    }));
  }

  clear() {
    this.files = [];
    this.write("");
    this.answer(null);
    this.showFiles();
  }

  write(text) {
    this.box.value = text;
    this.grow();
  }

  grow() {
    // Empty, it has the direction of the page, or the placeholder would stand the wrong way round.
    this.box.dir = this.box.value ? "auto" : "";
    if (!this.form.classList.contains("letter")) this.box.rows = Math.min(6, this.box.value.split("\n").length);
  }
}
