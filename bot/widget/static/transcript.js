/** All that was said: role=log. New messages are announced; what the history brings on opening is not. */

import { putText } from "./links.js";

const CARDS = ["summary", "verdict"];
const SLOW = 600; // ms after which a message that is on its way says so
const SILENCE = 10 * 60_000; // ms after which the time is shown again

export class Transcript {
  constructor(strings, onRetry) {
    this.strings = strings;
    this.onRetry = onRetry;
    this.log = document.getElementById("log");
    this.earlier = document.getElementById("earlier");
    this.seen = new Set(); // sequences shown
    this.own = new Map(); // the applicant's bubbles by client id
    this.buttons = []; // of the newest bot message
    this.question = null; // as of the newest message that says
    this.last = null; // when the newest shown message was said
  }

  /** Show what is not shown yet: on opening everything, silently; after a reconnection only what was missed. */
  showHistory(messages) {
    const opening = this.seen.size === 0 && this.own.size === 0;
    const place = opening ? this.earlier : this.log;
    for (const message of messages) {
      if (message.id && this.own.has(message.id)) this.settle(message.id, message);
      else if (!this.seen.has(message.sequence)) this.add(message, place, this.firstPending());
    }
  }

  /** A message of the bot or a recruiter, or one of the applicant's that was stored before. */
  add(message, place = this.log, before = null) {
    if (message.sequence !== undefined) {
      if (this.seen.has(message.sequence)) return null;
      this.seen.add(message.sequence);
    }
    const bubble = this.bubble(message, place, before);
    if (message.author === "applicant") this.buttons = [];
    else this.buttons = message.buttons ?? [];
    if (message.question) this.question = message.question;
    return bubble;
  }

  /** The applicant's own message, shown at once and settled when the server's `ack` comes. */
  addOwn({ id, text, shown, at }) {
    const bubble = this.bubble({ author: "applicant", text: shown ?? text, at }, this.log, null);
    this.own.set(id, bubble);
    this.mark(id, "sending");
    return bubble;
  }

  settle(id, { sequence }) {
    this.seen.add(sequence);
    this.buttons = [];
    this.mark(id, "sent");
  }

  /** @param {"sending"|"sent"|"not_sent"} state */
  mark(id, state) {
    const bubble = this.own.get(id);
    if (!bubble) return;
    bubble.dataset.state = state;
    const status = bubble.querySelector(".status");
    status.replaceChildren();
    if (state === "sending") setTimeout(() => this.markSlow(bubble), SLOW);
    if (state === "not_sent") status.append(this.strings.say(state), " ", this.retryButton(id));
  }

  /** Most messages arrive at once: to say "Sending…" of each would only flicker. */
  markSlow(bubble) {
    if (bubble.dataset.state === "sending") bubble.querySelector(".status").textContent = this.strings.say("sending");
  }

  /** Take an own message back out: the server refused it and its text went back to the composer. */
  remove(id) {
    this.own.get(id)?.remove();
    this.own.delete(id);
  }

  firstPending() {
    return [...this.own.values()].find((bubble) => bubble.dataset.state !== "sent") ?? null;
  }

  /** True while a message of the applicant is on its way: no suggested answers are offered meanwhile. */
  get busy() {
    return [...this.own.values()].some((bubble) => bubble.dataset.state === "sending");
  }

  bubble(message, place, before) {
    const mine = message.author === "applicant";
    const made = element("div", `message ${mine ? "mine" : "theirs"}`);
    if (CARDS.includes(message.kind)) made.classList.add("card", message.kind);
    if (message.author === "recruiter") made.classList.add("recruiter");
    const text = element("p", "text");
    const says = this.strings.say("says", { name: this.nameOf(message.author) });
    const author = element("span", "for-readers", `${says} `);
    if (mine) text.append(author, this.titleOf(message.text));
    else {
      text.append(author);
      putText(text, message.text, this.strings.say("opens_new"));
    }
    made.append(text);
    if (message.buttons?.length && !mine) made.append(this.readableChoices(message.buttons));
    if (mine) made.append(element("p", "status"));
    made.title = this.format(new Date(message.at), { dateStyle: "medium", timeStyle: "short" });
    if (before?.parentNode === place) before.before(made);
    else place.append(...this.timeBefore(message.at), made);
    return made;
  }

  /** What a quick reply sent is shown by the title it was chosen by, also after a reload. */
  titleOf(text) {
    return this.buttons.find((button) => button.value === text)?.title ?? text;
  }

  nameOf(author) {
    return this.strings.say(author === "applicant" ? "you" : author === "recruiter" ? "recruiter" : "assistant");
  }

  readableChoices(buttons) {
    const list = buttons.map((button) => button.title).join(", ");
    return element("span", "for-readers", this.strings.say("choices_are", { list }));
  }

  /** A line with the day and the time, where a day or a longer silence lies between two messages. */
  timeBefore(at) {
    const before = this.last;
    const now = new Date(at);
    this.last = now;
    if (before && before.toDateString() === now.toDateString() && now - before < SILENCE) return [];
    const line = element("p", "when");
    const clock = this.format(now, { hour: "numeric", minute: "2-digit" });
    const time = element("time", "", `${this.dayOf(now)}, ${clock}`);
    time.dateTime = at;
    line.append(time);
    return [line];
  }

  dayOf(date) {
    const yesterday = new Date(Date.now() - 86_400_000).toDateString();
    if (date.toDateString() === new Date().toDateString()) return this.strings.say("today");
    if (date.toDateString() === yesterday) return this.strings.say("yesterday");
    return this.format(date, { dateStyle: "long" });
  }

  /** In the reader's own zone. */
  format(date, options) {
    return new Intl.DateTimeFormat(this.strings.locale, options).format(date);
  }

  retryButton(id) {
    const button = element("button", "retry", this.strings.say("try_again"));
    button.type = "button";
    button.addEventListener("click", () => this.onRetry(id));
    return button;
  }
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
