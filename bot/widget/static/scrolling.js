/** Keeps the newest messages in view, but never pulls the page away from somebody who is reading further up. */

const NEAR = 48; // px from the end that still count as "at the end"

export class Scrolling {
  constructor() {
    this.area = document.getElementById("scroll");
    this.button = document.getElementById("newest");
    this.area.addEventListener("scroll", () => this.update(), { passive: true });
    this.button.addEventListener("click", () => {
      this.toEnd();
      this.area.focus({ preventScroll: true });
    });
    new ResizeObserver(() => this.resized()).observe(this.area);
    this.following = true;
  }

  get atEnd() {
    return this.area.scrollHeight - this.area.scrollTop - this.area.clientHeight <= NEAR;
  }

  toEnd() {
    this.area.scrollTop = this.area.scrollHeight;
    this.update();
  }

  /** After something was added: follow, unless the reader had scrolled up or `first` would leave the view. */
  follow(first = null) {
    if (!this.following) return this.update();
    const end = this.area.scrollHeight - this.area.clientHeight;
    const top = first?.isConnected ? first.offsetTop - 12 : end;
    this.area.scrollTop = Math.min(end, Math.max(top, 0));
    this.button.hidden = this.atEnd;
  }

  /** The field below grew, a notice came, the telephone was turned: whoever was at the end stays there. */
  resized() {
    this.height = this.area.clientHeight;
    if (this.following) this.toEnd();
    else this.update();
  }

  update() {
    if (this.height !== this.area.clientHeight) return; // scrolled by a resize that is yet to be handled
    this.following = this.atEnd;
    this.button.hidden = this.atEnd;
  }
}
