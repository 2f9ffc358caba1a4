/* The loader: one <script src=".../widget.js" data-posting="SLUG"> puts a launcher and a chat frame on any page.

   Plain script, no dependency, safe under a strict Content-Security-Policy: no eval, no markup from strings, no
   style attributes. Attributes, theming and privacy are described in docs/widget.md. */
(() => {
  "use strict";

  const WORDS = {
    en: { open: "Apply by chat", frame: "Screening chat", unread: "new messages:" },
    es: { open: "Postúlate por chat", frame: "Chat de preselección", unread: "mensajes nuevos:" },
  };
  const WHOLE_SCREEN = "(max-width: 480px), (max-height: 480px)";
  const BUBBLE = "M4 6a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-6l-5 4v-4.2A3 3 0 0 1 4 13z";

  // Every class is doubled so that a page's own button and iframe rules lose against these.
  const STYLE = `
    .screener-launcher.screener-launcher, .screener-panel.screener-panel, .screener-frame.screener-frame { all: initial; }
    .screener-launcher.screener-launcher { position: fixed; box-sizing: border-box; z-index: 2147483000; bottom: calc(20px + var(--row) * 68px);
      display: inline-flex; align-items: center; gap: 10px; min-height: 52px; max-width: calc(100vw - 40px);
      padding: 0 22px 0 18px; border: 2px solid transparent; border-radius: 26px; cursor: pointer;
      background: var(--accent); color: var(--on-accent);
      font: 600 16px/1.2 ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      box-shadow: 0 0 0 1px rgb(255 255 255 / 55%), 0 2px 6px rgb(15 30 26 / 18%), 0 12px 28px rgb(15 30 26 / 24%); }
    .screener-launcher.screener-launcher:focus-visible { outline: 4px solid #14201d; outline-offset: 4px;
      box-shadow: 0 0 0 4px #fff, 0 0 0 10px #fff; }
    .screener-launcher.screener-launcher svg { width: 24px; height: 24px; flex: none; fill: none; stroke: currentColor;
      stroke-width: 2; stroke-linejoin: round; }
    .screener-badge { min-width: 22px; padding: 0 6px; border-radius: 11px; text-align: center; color: #fff;
      background: #b3261e; font-size: 13px; line-height: 22px; }
    .screener-launcher.screener-launcher[hidden], .screener-badge[hidden], .screener-panel.screener-panel[hidden] {
      display: none; }
    .screener-panel.screener-panel { position: fixed; z-index: 2147483001; bottom: 20px; display: block; overflow: hidden;
      width: 404px; height: min(700px, 100vh - 40px); border-radius: 20px; animation: screener-rise 180ms ease-out;
      box-shadow: 0 0 0 1px rgb(110 125 119 / 40%), 0 4px 12px rgb(15 30 26 / 12%), 0 24px 64px rgb(15 30 26 / 28%); }
    .screener-frame.screener-frame { display: block; width: 100%; height: 100%; border: 0; }
    .screener-right.screener-right { right: 20px; } .screener-left.screener-left { left: 20px; }
    @media (prefers-reduced-motion: no-preference) { @keyframes screener-rise { from { opacity: 0; translate: 0 12px; } } }
    @media ${WHOLE_SCREEN} { .screener-panel.screener-panel { inset: 0; width: 100%; height: 100%; border-radius: 0; } }`;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  function icon() {
    const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", BUBBLE);
    svg.append(path);
    return svg;
  }

  /** A six-digit colour; the house colour when the page gave none or something else. */
  function colorOf(given) {
    if (/^#[0-9a-f]{6}$/i.test(given ?? "")) return given;
    if (given) console.warn(`Screener: data-color must look like #1f6f5f, not "${given}".`);
    return "#1f6f5f";
  }

  /** Dark or white text, whichever contrasts more with the colour (WCAG relative luminance, gamma taken as 2.2). */
  function textOn(color) {
    const [r, g, b] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? "#14201d" : "#ffffff";
  }

  /** One posting's launcher and frame. The frame is not loaded, and nothing is sent, before it is opened. */
  class Chat {
    constructor(widget, settings) {
      this.widget = widget;
      this.settings = settings;
      this.words = WORDS[(settings.language || document.documentElement.lang).slice(0, 2).toLowerCase()] ?? WORDS.en;
      this.label = settings.label || this.words.open;
      const side = settings.position === "left" ? "screener-left" : "screener-right";
      this.panel = element("div", { class: `screener-panel ${side}`, role: "dialog", "aria-label": this.words.frame });
      this.panel.hidden = true;
      this.host = element("div", { "data-screener": settings.posting ?? "" }, this.panel);
      this.host.style.setProperty("--accent", colorOf(settings.color));
      this.host.style.setProperty("--on-accent", textOn(colorOf(settings.color)));
      this.host.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      document.body.append(this.host);
      if (!settings.launcher) return;
      this.badge = element("span", { class: "screener-badge", "aria-hidden": "true", hidden: "" });
      this.launcher = element("button", { type: "button", class: `screener-launcher ${side}`, "aria-haspopup": "dialog" });
      this.launcher.append(icon(), element("span", {}, this.label), this.badge);
      this.launcher.addEventListener("click", () => this.open(this.launcher));
      this.host.style.setProperty("--row", document.querySelectorAll(`.screener-launcher.${side}`).length);
      this.host.prepend(this.launcher);
      this.showUnread(0);
    }

    open(opener) {
      for (const other of this.widget.chats.values()) if (other !== this) other.close();
      this.opener = opener;
      this.panel.hidden = false;
      if (this.launcher) this.launcher.hidden = true;
      this.frame ??= this.load();
      this.cover(matchMedia(WHOLE_SCREEN).matches);
      this.tell(true);
      this.frame.focus();
    }

    close() {
      if (this.panel.hidden) return;
      this.panel.hidden = true;
      if (this.launcher) this.launcher.hidden = false;
      this.cover(false);
      this.tell(false);
      (this.opener?.isConnected ? this.opener : this.launcher)?.focus();
    }

    load() {
      const { posting, color, theme, code, language = document.documentElement.lang.slice(0, 2) } = this.settings;
      const passed = { posting, language, color: color && colorOf(color), theme, code, host: location.origin };
      const url = new URL("widget/frame.html", this.widget.base);
      url.hash = new URLSearchParams(Object.entries(passed).filter(([, value]) => value));
      const frame = element("iframe", { class: "screener-frame", title: this.words.frame, referrerpolicy: "no-referrer", src: url });
      this.panel.append(frame);
      return frame;
    }

    /** While the chat fills the screen, nothing behind it can be reached by Tab or scrolled. */
    cover(whole) {
      this.panel.setAttribute("aria-modal", String(whole));
      for (const node of this.covered ?? []) node.inert = false;
      this.covered = whole ? [...document.body.children].filter((node) => node !== this.host && !node.inert) : [];
      for (const node of this.covered) node.inert = true;
      document.documentElement.style.overflow = whole ? "hidden" : "";
    }

    tell(shown) {
      if (this.ready) this.frame.contentWindow.postMessage({ screener: "shown", shown }, this.widget.base.origin);
    }

    hear(message) {
      this.ready = true;
      if (message.screener === "ready") this.tell(!this.panel.hidden);
      else if (message.screener === "close") this.close();
      else if (message.screener === "unread" && Number.isInteger(message.count)) this.showUnread(message.count);
    }

    showUnread(count) {
      if (!this.launcher) return;
      this.badge.hidden = count === 0;
      this.badge.textContent = count > 9 ? "9+" : String(count);
      this.launcher.setAttribute("aria-label", count ? `${this.label}, ${this.words.unread} ${count}` : this.label);
    }
  }

  /** All chats that scripts of one server put on this page. */
  class Widget {
    constructor(base) {
      this.base = base;
      this.chats = new Map();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      window.addEventListener("message", (event) => this.hear(event));
      document.addEventListener("click", (event) => this.clicked(event.target));
      matchMedia(WHOLE_SCREEN).addEventListener("change", ({ matches }) => {
        for (const chat of this.chats.values()) if (!chat.panel.hidden) chat.cover(matches);
      });
    }

    hear({ origin, source, data }) {
      if (origin !== this.base.origin) return;
      if (typeof data !== "object" || data === null || typeof data.screener !== "string") return;
      for (const chat of this.chats.values()) if (chat.frame?.contentWindow === source) chat.hear(data);
    }

    clicked(target) {
      const button = target.closest?.("[data-screener-open]");
      if (button) this.chat({ ...this.defaults, posting: button.dataset.screenerOpen }).open(button);
    }

    chat(settings) {
      const key = settings.posting ?? "";
      if (!this.chats.has(key)) this.chats.set(key, new Chat(this, settings));
      return this.chats.get(key);
    }

    mount(settings) {
      this.defaults ??= { language: settings.language, color: settings.color, position: settings.position, theme: settings.theme };
      const code = /^#resume=([\w-]{4,128})$/.exec(location.hash)?.[1];
      if (code) history.replaceState(history.state, "", location.pathname + location.search);
      if (!settings.posting && !code) return;
      const chat = this.chat({ ...settings, code, launcher: true });
      if (code || settings.open === "true") chat.open(chat.launcher);
    }
  }

  const script = document.currentScript ?? document.querySelector('script[src$="/widget.js"]');
  const base = new URL(".", script.src);
  const mount = () => (window[Symbol.for(`screener ${base}`)] ??= new Widget(base)).mount({ ...script.dataset });
  if (document.body) mount();
  else document.addEventListener("DOMContentLoaded", mount, { once: true });
})();
