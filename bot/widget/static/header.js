/** The head of the chat: which job, how far, and the menu of things an applicant can always ask for. */

export class Header {
  /** `onSay` gets the text chosen from the menu; `onClose` is null where there is nothing to close. */
  constructor(strings, { onSay, onForget, onClose }) {
    this.strings = strings;
    this.onSay = onSay;
    this.button = document.getElementById("menu-button");
    this.menu = document.getElementById("menu");
    this.progress = document.getElementById("progress");
    this.close = document.getElementById("close");
    this.close.hidden = !onClose;
    if (onClose) this.close.addEventListener("click", onClose);
    this.button.addEventListener("click", () => this.open(this.menu.hidden));
    this.menu.addEventListener("click", (event) => this.chosen(event.target.closest("[data-say]")));
    document.getElementById("forget").addEventListener("click", () => {
      this.open(false);
      onForget();
    });
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target) && !this.button.contains(event.target)) this.open(false);
    });
    this.menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.menu.contains(relatedTarget) && relatedTarget !== this.button) this.open(false);
    });
  }

  open(on) {
    this.menu.hidden = !on;
    this.button.setAttribute("aria-expanded", String(on));
    if (on) this.menu.querySelector("button").focus();
  }

  /** True when Escape was for the menu. */
  escape() {
    if (this.menu.hidden) return false;
    this.open(false);
    this.button.focus();
    return true;
  }

  chosen(item) {
    if (!item) return;
    this.open(false);
    this.onSay(this.strings.say(item.dataset.say));
  }

  enable(on) {
    this.button.disabled = !on;
    if (!on) this.open(false);
  }

  showPosting(posting) {
    const title = document.getElementById("posting");
    const place = document.getElementById("place");
    title.removeAttribute("data-text");
    title.textContent = posting?.title ?? this.strings.say("title");
    place.textContent = [posting?.employer, posting?.location].filter(Boolean).join(" · ");
    place.hidden = !place.textContent;
    document.title = posting?.title ? `${posting.title} – ${this.strings.say("title")}` : this.strings.say("title");
  }

  /** "Question 2 of 6", or which of the last steps this is; hidden while there is nothing to say. */
  showProgress({ status, phase, question }) {
    const total = question?.total ?? this.total ?? 1;
    this.total = total;
    const step = this.step(status, phase, question);
    if (!step) return;
    const [words, value] = step;
    const bar = document.getElementById("progress-bar");
    document.getElementById("progress-text").textContent = words;
    bar.setAttribute("aria-valuemax", String(total));
    bar.setAttribute("aria-valuenow", String(Math.ceil(value)));
    bar.setAttribute("aria-valuetext", words);
    bar.firstElementChild.style.width = `${(100 * value) / total}%`;
    this.progress.hidden = false;
  }

  step(status, phase, question) {
    if (status === "submitted") return [this.strings.say("step_done"), this.total];
    if (status === "withdrawn") return [this.strings.say("step_withdrawn"), 0];
    if (question) return [this.strings.say("question_of", question), question.index - 0.5];
    return phase === "reviewing" ? [this.strings.say("step_review"), this.total] : null;
  }
}
