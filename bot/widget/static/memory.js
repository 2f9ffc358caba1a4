/** What the browser keeps for one posting: the session token, messages not yet acknowledged, and the draft.

    localStorage may be blocked (third-party frames, private windows): then everything lives until the frame is
    closed, and `lasting` is false so that the applicant can be told. */

export class Memory {
  constructor(posting) {
    this.area = openStorage();
    this.lasting = this.area !== null;
    this.area ??= heldInPage();
    this.posting = posting;
  }

  get token() {
    return this.area.getItem(this.key("token"));
  }

  set token(value) {
    this.put("token", value);
  }

  get draft() {
    return this.area.getItem(this.key("draft")) ?? "";
  }

  set draft(value) {
    this.put("draft", value || null);
  }

  /** Messages that no `ack` came for, oldest first. Read afresh each time: another tab may have written.
      @returns {{id: string, text: string, shown: string|null, at: string}[]} */
  outbox() {
    try {
      const stored = JSON.parse(this.area.getItem(this.key("outbox")) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isMessage) : [];
    } catch {
      return [];
    }
  }

  keep(message) {
    this.put("outbox", JSON.stringify([...this.outbox(), message]));
  }

  drop(id) {
    const rest = this.outbox().filter((one) => one.id !== id);
    this.put("outbox", rest.length ? JSON.stringify(rest) : null);
  }

  /** Let go of the interview; the draft stays, it may be all that the applicant has of their words. */
  forget() {
    this.token = null;
    this.put("outbox", null);
  }

  /** Nothing of the interview stays on this device. */
  clear() {
    this.forget();
    this.draft = "";
  }

  key(name) {
    return `screener:${this.posting ?? ""}:${name}`;
  }

  put(name, value) {
    if (value === null) this.area.removeItem(this.key(name));
    else this.write(name, value);
  }

  write(name, value) {
    try {
      this.area.setItem(this.key(name), value);
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      this.lasting = false;
    }
  }
}

function isMessage(value) {
  return typeof value?.id === "string" && typeof value.text === "string" && typeof value.at === "string";
}

/** localStorage where it can be written, else null. Even looking at it can throw. */
function openStorage() {
  try {
    const area = window.localStorage;
    area.setItem("screener:probe", "1");
    area.removeItem("screener:probe");
    return area;
  } catch {
    return null;
  }
}

function heldInPage() {
  const held = new Map();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => held.set(key, value),
    removeItem: (key) => held.delete(key),
  };
}
