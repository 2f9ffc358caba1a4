/** The page around the frame: it is told to close and how many messages are unread; it says when the frame is shown. */

export class Host {
  /** @param origin of the page that the loader runs on, or null when the frame was opened on its own. */
  constructor(origin, onShown) {
    this.origin = origin;
    this.shown = origin === null;
    this.unread = 0;
    addEventListener("message", (event) => this.hear(event, onShown));
  }

  hear({ origin, source, data }, onShown) {
    if (origin !== this.origin || source !== window.parent) return;
    if (data?.screener !== "shown" || typeof data.shown !== "boolean") return;
    this.shown = data.shown;
    if (!this.shown) return;
    this.unread = 0;
    this.tell({ screener: "unread", count: 0 });
    onShown();
  }

  ready() {
    this.tell({ screener: "ready" });
  }

  close() {
    this.tell({ screener: "close" });
  }

  countUnread() {
    if (this.shown) return;
    this.unread += 1;
    this.tell({ screener: "unread", count: this.unread });
  }

  tell(message) {
    if (this.origin) window.parent.postMessage(message, this.origin);
  }
}
