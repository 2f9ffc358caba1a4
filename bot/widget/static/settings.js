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
  // A code opens an interview once; a reload of the frame goes on with the token it was exchanged for.
  if (settings.code) change((kept) => kept.delete("code"));
  return settings;
}

/** A frame that was opened with a code alone must still know its posting when it is loaded again. */
export function keepPosting(settings, posting) {
  if (settings.posting || !posting) return;
  settings.posting = posting.slug;
  change((given) => given.set("posting", posting.slug));
}

/** Load the frame again to go on, on this device, with the interview that the code stands for. */
export function goOnWith(code) {
  change((given) => given.set("code", code));
  location.reload();
}

/** Change the frame's own address, so that a reload finds it. */
function change(edit) {
  const given = new URLSearchParams(location.hash.slice(1));
  edit(given);
  history.replaceState(null, "", `#${given}`);
}

function known(value, allowed) {
  return allowed.find((one) => value?.toLowerCase().startsWith(one)) ?? null;
}
