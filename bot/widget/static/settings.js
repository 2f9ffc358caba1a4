/** What the page that opened the chat asked for, read from the frame's address (the part after "#"). */

const LANGUAGES = ["en", "es"];
const THEMES = ["light", "dark"];

/** @returns the settings; all but `language` may be null. `host` is the origin of the page around the frame. */
export function readSettings() {
  const given = new URLSearchParams(location.hash.slice(1));
  const settings = {
    posting: given.get("posting"),
    code: given.get("code"),
    language: known(given.get("language"), LANGUAGES) ?? known(navigator.language, LANGUAGES) ?? "en",
    color: /^#[0-9a-f]{6}$/i.test(given.get("color") ?? "") ? given.get("color") : null,
    theme: known(given.get("theme"), THEMES),
    host: window.parent === window ? null : given.get("host"),
  };
  if (settings.code) forgetCode(given);
  return settings;
}

/** A code opens an interview once; a reload of the frame goes on with the token it was exchanged for. */
function forgetCode(given) {
  given.delete("code");
  history.replaceState(null, "", `#${given}`);
}

function known(value, allowed) {
  return allowed.find((one) => value?.toLowerCase().startsWith(one)) ?? null;
}
