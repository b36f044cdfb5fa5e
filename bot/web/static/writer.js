// A box to write in, with a message it may answer.

export class Writer {
  constructor(form, send) {
    this.form = form;
    this.box = form.querySelector("textarea");
    this.answering = form.querySelector(".answering");
    this.target = null;
    this.answering.querySelector("button").addEventListener("click", () => this.answer(null));
    this.box.addEventListener("input", () => this.grow());
    this.box.addEventListener("keydown", (event) => {
      const ends = form.classList.contains("writer") ? !event.shiftKey : event.ctrlKey || event.metaKey;
      if (event.key === "Enter" && ends && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const text = this.box.value;
      if (!text.trim() || !(await send(text, this.target))) return;
      if (this.box.value === text) this.clear(); // and not what was begun meanwhile
    });
  }

  answer(target, words = "") {
    this.target = target;
    this.answering.hidden = !target;
    this.answering.querySelector("span").textContent = words;
    if (target) this.box.focus();
  }

  clear() {
    this.write("");
    this.answer(null);
  }

  write(text) {
    this.box.value = text;
    this.grow();
  }

  grow() {
    if (this.form.classList.contains("writer")) {
      this.box.rows = Math.min(6, this.box.value.split("\n").length);
    }
  }
}
