/** Bot texts may name web addresses; they become links, everything else stays text. */

const ADDRESS = /https?:\/\/[^\s<>"']+/g;
const NOT_PART = /[.,;:!?)\]}…]+$/;

/** Put the text into the element as text nodes and safe links (http and https only). */
export function putText(element, text, newTabNote) {
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(NOT_PART, "");
    if (!URL.canParse?.(address)) continue;
    element.append(text.slice(done, match.index), link(address, newTabNote));
    done = match.index + address.length;
  }
  element.append(text.slice(done));
}

function link(address, newTabNote) {
  const made = document.createElement("a");
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  const note = document.createElement("span");
  note.className = "for-readers";
  note.textContent = ` ${newTabNote}`;
  made.append(address, note);
  return made;
}
