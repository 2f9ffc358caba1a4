/** "The assistant is typing": only when the answer takes long enough to wonder, so that it never flickers. */

const SHOW_AFTER = 350; // ms

export class Typing {
  constructor(strings, onShown) {
    this.strings = strings;
    this.onShown = onShown;
    this.area = document.getElementById("typing");
  }

  show() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.put(), SHOW_AFTER);
  }

  hide() {
    clearTimeout(this.timer);
    this.area.replaceChildren();
  }

  put() {
    const words = document.createElement("span");
    words.className = "for-readers";
    words.textContent = this.strings.say("typing");
    const dots = document.createElement("span");
    dots.className = "dots";
    dots.setAttribute("aria-hidden", "true");
    dots.append(...[1, 2, 3].map(() => document.createElement("i")));
    this.area.replaceChildren(words, dots);
    this.onShown();
  }
}
