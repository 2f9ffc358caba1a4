/** Where the applicant writes: Enter sends, Shift+Enter starts a new line, at most 2,000 characters. */

export const LIMIT = 2000; // characters (code points, as the server counts them)
const SHOW_COUNT_FROM = 1600; // characters

export class Composer {
  constructor(strings, memory, onSend) {
    this.strings = strings;
    this.memory = memory;
    this.onSend = onSend;
    this.form = document.getElementById("composer");
    this.text = document.getElementById("text");
    this.button = document.getElementById("send");
    this.count = document.getElementById("limit");
    this.text.value = memory.draft;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("input", () => this.changed());
    this.changed();
  }

  get length() {
    return [...this.text.value].length;
  }

  /** A word being composed with an input method is finished by Enter, not sent. */
  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const text = this.text.value.trim();
    if (!text || this.length > LIMIT || this.text.disabled) return;
    this.put("");
    this.onSend(text);
    this.text.focus({ preventScroll: true });
  }

  /** Give text back to the applicant, in front of what they have begun to write since. */
  giveBack(text) {
    this.put(this.text.value ? `${text}\n${this.text.value}` : text);
  }

  put(text) {
    this.text.value = text;
    this.changed();
  }

  enable(on) {
    this.text.disabled = !on;
    this.changed();
  }

  /** What the empty field says: "Write your answer" or, when all is answered, "Write a question". */
  invite(name) {
    this.text.dataset.placeholder = name;
    this.text.placeholder = this.strings.say(name);
  }

  focus() {
    if (!this.text.disabled) this.text.focus({ preventScroll: true });
  }

  changed() {
    const length = this.length;
    const over = length - LIMIT;
    this.memory.draft = this.text.value;
    this.button.disabled = this.text.disabled || over > 0;
    this.form.dataset.empty = String(!this.text.value.trim());
    this.text.setAttribute("aria-invalid", String(over > 0));
    this.count.classList.toggle("over", over > 0);
    this.count.classList.toggle("for-readers", length < SHOW_COUNT_FROM);
    this.count.textContent = this.countWords(length, over);
    this.grow();
  }

  countWords(length, over) {
    const number = (value) => value.toLocaleString(this.strings.locale);
    if (over > 0) return this.strings.say("over", { over: number(over) });
    if (length < SHOW_COUNT_FROM) return this.strings.say("limit", { limit: number(LIMIT) });
    return this.strings.say("count", { count: number(length), limit: number(LIMIT) });
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
  }
}
