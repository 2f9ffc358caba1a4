/** Puts the chat frame together: what the server says goes to the parts, what the applicant does goes to the server. */

import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Header } from "./header.js";
import { Host } from "./host.js";
import { Memory } from "./memory.js";
import { Notices } from "./notices.js";
import { Replies } from "./replies.js";
import { Scrolling } from "./scrolling.js";
import { goOnWith, keepPosting, readSettings } from "./settings.js";
import { Standing } from "./standing.js";
import { Strings } from "./strings.js";
import { applyTheme } from "./theme.js";
import { Transcript } from "./transcript.js";
import { Typing } from "./typing.js";

const GIVEN_BACK = ["too_long", "empty", "bad_frame", "not_json"]; // sending the same again would not help
const CODE = /^\s*[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\s*$/i; // as the bot gives it for going on from another device
const NO_CHAT = ["unknown_posting", "closed_posting"];

class Chat {
  constructor(settings, strings) {
    this.settings = settings;
    this.strings = strings;
    this.memory = new Memory(settings.posting);
    this.connection = new Connection(chatAddress(), this.memory, settings);
    this.host = new Host(settings.host, () => this.shown());
    this.notices = new Notices();
    this.typing = new Typing(strings, () => this.scrolling.follow());
    this.scrolling = new Scrolling();
    this.transcript = new Transcript(strings, (id) => this.retry(id));
    this.replies = new Replies((value, title, byKeyboard) => this.choose(value, title, byKeyboard));
    this.composer = new Composer(strings, this.memory, (text) => this.written(text));
    this.standing = new Standing(strings, (text) => this.say(text));
    this.header = new Header(strings, {
      onSay: (text) => this.say(text),
      onForget: () => this.askToForget(),
      onClose: settings.host && (() => this.host.close()),
    });
    this.firstNew = null;
    document.addEventListener("keydown", (event) => this.escape(event));
  }

  start() {
    this.connection.addEventListener("frame", ({ detail }) => this.handle(detail));
    this.connection.addEventListener("status", ({ detail }) => this.connected(detail));
    this.connection.addEventListener("late", ({ detail }) => this.markLate(detail));
    if (!this.memory.lasting) this.notices.show("memory", this.strings.say("not_lasting"));
    this.connection.connect();
    this.host.ready();
  }

  /** Frames of types that this client does not know are left alone: the protocol may grow. */
  handle(frame) {
    const handlers = {
      session: () => this.opened(frame),
      history: () => this.showHistory(frame.messages),
      ack: () => this.acknowledged(frame),
      typing: () => this.typing.show(),
      bot: () => this.heard(frame),
      state: () => this.stands(frame),
      error: () => this.refused(frame),
    };
    handlers[frame.type]?.();
  }

  opened({ posting, language }) {
    this.posting = posting;
    keepPosting(this.settings, posting);
    this.speak(language);
    this.header.enable(true);
    this.composer.enable(true);
  }

  /** The interview's language is the labels' language; the applicant can change it by writing in the other one. */
  speak(language) {
    this.strings.use(language);
    this.header.showPosting(this.posting);
  }

  showHistory(messages) {
    this.transcript.showHistory(messages);
    const stored = new Set(messages.map((message) => message.id));
    for (const waiting of this.memory.outbox()) {
      if (!stored.has(waiting.id) && !this.transcript.own.has(waiting.id)) this.transcript.addOwn(waiting);
    }
    if (this.transcript.question) this.header.showProgress({ question: this.transcript.question });
    this.showReplies();
    this.scrolling.toEnd();
  }

  written(text) {
    if (CODE.test(text)) goOnWith(text.trim());
    else this.say(text);
  }

  say(text, shown = null) {
    for (const name of ["error", "forget"]) this.notices.clear(name);
    this.firstNew = this.transcript.addOwn(this.connection.send(text, shown));
    this.showReplies();
    this.scrolling.toEnd();
  }

  choose(value, title, byKeyboard) {
    this.say(value, title);
    this.focus(byKeyboard);
  }

  /** On a shared device the next person must not see this one's interview. */
  askToForget() {
    const run = () => {
      this.connection.stop();
      this.memory.clear();
      this.forgotten = true;
      if (this.settings.host) this.host.close();
      else location.reload();
    };
    const keep = () => {
      this.notices.clear("forget");
      this.focus();
    };
    const choices = [["forget_yes", run], ["forget_no", keep]];
    const actions = choices.map(([name, act]) => ({ label: this.strings.say(name), run: act }));
    this.notices.show("forget", this.strings.say("forget_sure"), { actions });
    this.notices.focus("forget");
  }

  shown() {
    if (this.forgotten) location.reload();
    else this.focus();
  }

  /** To where the applicant writes; for fingers to the conversation, else the on-screen keyboard would cover it. */
  focus(byKeyboard = false) {
    if (byKeyboard || !matchMedia("(pointer: coarse)").matches) this.composer.focus();
    else this.scrolling.area.focus({ preventScroll: true });
  }

  acknowledged(frame) {
    this.connection.settle(frame.id);
    this.transcript.settle(frame.id, frame);
    this.showReplies();
  }

  heard(frame) {
    this.typing.hide();
    const bubble = this.transcript.add({ author: "bot", ...frame });
    if (!bubble) return;
    this.firstNew ??= bubble;
    this.showReplies();
    this.scrolling.follow(this.firstNew);
    this.host.countUnread();
  }

  stands(frame) {
    this.typing.hide();
    this.firstNew = null;
    if (frame.language && frame.language !== this.strings.language) this.speak(frame.language);
    this.header.showProgress(frame);
    this.standing.show(frame);
    this.composer.invite(["submitted", "withdrawn"].includes(frame.status) ? "placeholder_ask" : "placeholder");
  }

  refused({ code, id, unsent = [] }) {
    this.typing.hide();
    const again = code === "internal" && !this.connection.ready;
    const actions = again ? [{ label: this.strings.say("try_again"), run: () => this.connection.start() }] : [];
    this.notices.show("error", this.strings.error(code), { tone: "warning", actions });
    if (NO_CHAT.includes(code) || !this.connection.canStart) this.end();
    for (const message of unsent) this.giveBack(message);
    const message = this.memory.outbox().find((one) => one.id === id);
    if (message && GIVEN_BACK.includes(code)) this.giveBack(message);
    else if (message) this.transcript.mark(id, "not_sent");
    this.showReplies();
  }

  giveBack({ id, text }) {
    this.connection.settle(id);
    this.transcript.remove(id);
    this.composer.giveBack(text);
  }

  retry(id) {
    this.notices.clear("error");
    this.transcript.mark(id, "sending");
    this.connection.retry(id);
    this.composer.focus();
  }

  markLate(id) {
    this.transcript.mark(id, "not_sent");
    this.showReplies();
  }

  connected(status) {
    this.typing.hide();
    const back = status === "open" && this.wasLost;
    if (back) this.notices.show("line", this.strings.say("back"), { tone: "good", seconds: 4 });
    else if (status === "open") this.notices.clear("line");
    else if (status === "lost") this.notices.show("line", this.strings.say("lost"), { tone: "warning" });
    else this.takenOver();
    this.wasLost = status === "lost";
  }

  takenOver() {
    const run = () => {
      this.connection.connect();
      this.composer.enable(true);
      this.composer.focus();
    };
    const actions = [{ label: this.strings.say("use_here"), run }];
    this.notices.show("line", this.strings.say("taken"), { tone: "warning", actions });
    this.composer.enable(false);
    this.header.enable(false);
    this.replies.show([]);
  }

  /** There is nothing to talk about: the posting is gone or closed, or a code was all there was and it has expired. */
  end() {
    this.connection.stop();
    this.header.showPosting(null);
    this.header.enable(false);
    this.composer.enable(false);
  }

  showReplies() {
    this.replies.show(this.transcript.busy ? [] : this.transcript.buttons);
    this.scrolling.follow(this.firstNew);
  }

  escape(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    if (!this.header.escape()) this.host.close();
  }
}

/** The chat's WebSocket lies beside the folder that this frame was served from. */
function chatAddress() {
  const url = new URL("../chat", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.hash = url.search = "";
  return url.href;
}

const settings = readSettings();
applyTheme(settings);
new Chat(settings, await Strings.load(settings.language)).start();
