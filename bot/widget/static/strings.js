/** The labels of the chat's own controls. What the bot says comes from the server; these words are strings.json. */

export class Strings {
  /** Fetch the labels; the language can change later, when the session says which one it is in. */
  static async load(language) {
    const answer = await fetch(new URL("strings.json", import.meta.url));
    return new Strings(await answer.json(), language);
  }

  constructor(all, language) {
    this.all = all;
    this.use(language);
  }

  use(language) {
    this.language = language in this.all ? language : "en";
    const regional = navigator.language?.startsWith(this.language);
    this.locale = regional ? navigator.language : this.language;
    document.documentElement.lang = this.language;
    document.title = this.say("title");
    const all = (attribute) => document.querySelectorAll(`[data-${attribute}]`);
    for (const node of all("text")) node.textContent = this.say(node.dataset.text);
    for (const node of all("label")) node.setAttribute("aria-label", this.say(node.dataset.label));
    for (const node of all("placeholder")) node.placeholder = this.say(node.dataset.placeholder);
  }

  /** The label with this name; {names} in it are filled from `values`. */
  say(name, values = {}) {
    return this.all[this.language][name].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }

  /** Plain words for an error code of the protocol. */
  error(code) {
    const words = this.all[this.language].error;
    return words[code] ?? words.other;
  }
}
