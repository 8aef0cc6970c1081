/** The pages' CSS variables as colours that a canvas understands. */

export type Palette = (name: string) => string;

let probe: HTMLElement | undefined;

/** Reads variables as they stand now; a new palette has to be asked for when the theme changes. */
export function palette(): Palette {
  const found = new Map<string, string>();
  if (!probe) {
    probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
  }
  const at = probe;
  return (name) => {
    let colour = found.get(name);
    if (colour === undefined) {
      at.style.color = `var(--${name})`;
      found.set(name, (colour = getComputedStyle(at).color));
    }
    return colour;
  };
}

/** Runs now and whenever light turns to dark. */
export function withTheme(run: () => void): void {
  run();
  document.addEventListener("themechange", run);
}
