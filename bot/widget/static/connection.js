/** The WebSocket: one session that outlives its connections. The messages are described in docs/protocol.md.

    Events: "frame" (detail: a message of the server), "status" (detail: "open", "lost", "taken"), "late" (detail: the
    id of a message that no ack came for in time). A message stays in the memory's outbox until it is acknowledged and
    is sent again, with the same id, after every reconnection: the server knows the id and stores it once. */

const FIRST_WAIT = 500; // ms before the first attempt to reconnect; doubled each time
const LONGEST_WAIT = 15_000; // ms
const ACK_WITHIN = 10_000; // ms
const PING_EVERY = 25_000; // ms; also the time a pong may take before the line counts as dead
const TAKEN_OVER = 4000; // close code: another tab or device opened this interview
const TOO_MANY_FRAMES = 4008; // close code
const FRESH_START = ["unknown_token", "unknown_code"];

export class Connection extends EventTarget {
  constructor(url, memory, settings) {
    super();
    this.url = url;
    this.memory = memory;
    this.settings = settings;
    this.code = settings.code;
    this.attempts = 0;
    this.ready = false;
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    setInterval(() => this.beat(), PING_EVERY);
  }

  connect() {
    clearTimeout(this.timer);
    this.stopped = this.waiting = false;
    this.heard = true;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => this.start();
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = (event) => socket === this.socket && this.closed(event.code);
  }

  /** Stop for good: the server said that there is nothing to connect to. */
  stop() {
    this.stopped = true;
    this.socket.close();
  }

  /** Say something; returns what was put into the outbox. */
  send(text, shown) {
    const message = { id: crypto.randomUUID?.() ?? randomId(), text, shown, at: new Date().toISOString() };
    this.memory.keep(message);
    this.transmit(message);
    return message;
  }

  /** Try a message of the outbox again now. */
  retry(id) {
    const message = this.memory.outbox().find((one) => one.id === id);
    if (!message) return;
    this.hurry();
    this.transmit(message);
  }

  /** The message is settled: stored, or refused for good. */
  settle(id) {
    this.memory.drop(id);
  }

  startFrame() {
    const { posting, language } = this.settings;
    const frame = { type: "start", language };
    if (this.code) return { ...frame, code: this.code };
    if (this.memory.token) frame.token = this.memory.token;
    if (posting) frame.posting = posting;
    return frame;
  }

  transmit({ id, text }) {
    setTimeout(() => this.checkLate(id), ACK_WITHIN);
    if (this.ready) this.put({ type: "message", id, text });
  }

  checkLate(id) {
    if (this.memory.outbox().some((one) => one.id === id)) this.emit("late", id);
  }

  put(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  receive(data) {
    this.heard = true;
    const frame = JSON.parse(data);
    if (frame.type === "session") this.opened(frame);
    if (frame.type === "error" && FRESH_START.includes(frame.code)) this.startAfresh(frame);
    this.emit("frame", frame);
    if (frame.type === "history") this.resend(frame.messages);
  }

  opened({ token, posting }) {
    this.attempts = 0;
    if (!this.memory.posting || (this.code && !this.isOfPage(posting))) this.memory.posting = posting?.slug ?? null;
    this.code = null;
    this.memory.token = token;
    this.emit("status", "open");
  }

  /** A code may be for another posting than the page's: then its token must not become that posting's. */
  isOfPage(posting) {
    return [posting?.slug, posting?.requisition].includes(this.settings.posting);
  }

  /** An unknown code or token is let go of; with a posting at hand a new interview can begin at once. */
  startAfresh(frame) {
    if (frame.code === "unknown_token") {
      frame.unsent = this.memory.outbox();
      this.memory.forget();
    }
    this.code = null;
    if (this.canStart) this.start();
  }

  get canStart() {
    return Boolean(this.code || this.memory.token || this.settings.posting);
  }

  start() {
    this.put(this.startFrame());
  }

  /** What the server already has needs no resending, even when its ack was lost on the way. */
  resend(history) {
    for (const { id } of history) if (id) this.memory.drop(id);
    this.ready = true;
    for (const message of this.memory.outbox()) this.transmit(message);
  }

  closed(code) {
    this.ready = false;
    if (this.stopped) return;
    if (code === TAKEN_OVER) {
      this.stopped = true;
      this.emit("status", "taken");
      return;
    }
    this.emit("status", "lost");
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempts++);
    this.waiting = true;
    const least = code === TOO_MANY_FRAMES ? 10_000 : 0;
    this.timer = setTimeout(() => this.connect(), Math.max(least, wait * (0.6 + 0.4 * Math.random())));
  }

  hurry() {
    if (this.waiting) this.connect();
  }

  /** A line that went silently dead shows by its missing pong. */
  beat() {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    if (this.heard) {
      this.heard = false;
      this.put({ type: "ping" });
    } else {
      this.socket.onclose = null;
      this.socket.close();
      this.closed(1006);
    }
  }

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** crypto.randomUUID is missing on pages that are not served over https. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
