/** The page's own colour, made readable: WCAG 2.2 asks 4.5 : 1 for text and 3 : 1 for controls. */

const INK = "#14201d";
const SURFACES = { light: "#ffffff", dark: "#1b2422" };
const READABLE = 4.5;

/** Apply the theme ("light", "dark" or null: as the device says) and, where given, the page's colour. */
export function applyTheme({ theme, color }) {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  if (!color) return;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const surface = SURFACES[theme ?? (dark.matches ? "dark" : "light")];
    const text = contrast(color, INK) > contrast(color, "#ffffff") ? INK : "#ffffff";
    for (const name of ["--accent", "--mine"]) root.style.setProperty(name, color);
    for (const name of ["--on-accent", "--on-mine"]) root.style.setProperty(name, text);
    const soft = mixed(surface, color, 0.14);
    root.style.setProperty("--accent-soft", soft);
    root.style.setProperty("--accent-ink", readable(color, soft)); // on the surface itself it contrasts even more
  };
  dark.addEventListener("change", paint);
  paint();
}

/** The colour itself, or moved towards black or white until it can be read on the surface. */
function readable(color, surface) {
  const target = luminance(surface) > 0.179 ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mixed(color, target, share);
    if (contrast(tried, surface) >= READABLE) return tried;
  }
  return target;
}

/** `share` (0 to 1) of the second colour in the first. */
function mixed(one, other, share) {
  const target = channels(other);
  return hex(channels(one).map((part, at) => Math.round(part + (target[at] - part) * share)));
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2 relative luminance, 0 to 1. */
function luminance(color) {
  const [r, g, b] = channels(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(color) {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

function hex(parts) {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
