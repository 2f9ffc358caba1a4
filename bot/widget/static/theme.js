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
    root.style.setProperty("--accent", color);
    root.style.setProperty("--on-accent", contrast(color, INK) > contrast(color, "#ffffff") ? INK : "#ffffff");
    root.style.setProperty("--accent-ink", readable(color, surface));
  };
  dark.addEventListener("change", paint);
  paint();
}

/** The colour itself, or moved towards black or white until it can be read on the surface. */
export function readable(color, surface) {
  const target = luminance(surface) > 0.179 ? 0 : 255;
  let parts = channels(color);
  for (let step = 0; step < 20 && contrast(hex(parts), surface) < READABLE; step++) {
    parts = parts.map((part) => Math.round(part + (target - part) * 0.12));
  }
  return hex(parts);
}

export function contrast(one, other) {
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
