/** Lines between the head and the conversation that say what is wrong and what can be done; each has a name. */

export class Notices {
  constructor() {
    this.area = document.getElementById("notices");
    this.shown = new Map();
  }

  /** `tone` is "info", "warning" or "good"; `actions` become buttons; after `seconds` the line goes by itself. */
  show(name, text, { tone = "info", actions = [], seconds = 0 } = {}) {
    this.clear(name);
    const line = document.createElement("div");
    line.className = `notice ${tone}`;
    line.dataset.notice = name;
    const words = document.createElement("p");
    words.textContent = text;
    line.append(words, ...actions.map(actionButton));
    this.area.append(line);
    this.shown.set(name, line);
    if (seconds) setTimeout(() => line.remove(), seconds * 1000);
  }

  /** For a question that the applicant called up: the answer is where the focus is. */
  focus(name) {
    this.shown.get(name)?.querySelector("button")?.focus();
  }

  clear(name) {
    this.shown.get(name)?.remove();
    this.shown.delete(name);
  }
}

export function actionButton({ label, run }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", run);
  return button;
}
