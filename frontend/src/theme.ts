/**
 * Light, dark or as the system has it. Stands alone and is loaded before the page is painted, so that
 * nobody who chose dark sees a white flash. Tells `themechange` on the document.
 */
{
  const KEY = "rashomon-theme";
  const ORDER = ["auto", "light", "dark"] as const;
  type Theme = (typeof ORDER)[number];
  const root = document.documentElement;

  const kept = (): Theme => {
    try {
      const found = localStorage.getItem(KEY) as Theme | null;
      return found && ORDER.includes(found) ? found : "auto";
    } catch {
      return "auto";
    }
  };

  let theme = kept();

  const show = (): void => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-theme-toggle]")) {
      button.hidden = false;
      button.textContent = theme === "auto" ? "Theme: as the system" : `Theme: ${theme}`;
    }
    document.dispatchEvent(new Event("themechange"));
  };

  show();
  document.addEventListener("DOMContentLoaded", show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-theme-toggle]")) return;
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length]!;
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Where nothing may be kept the choice holds for this page.
    }
    show();
  });
}
export {};
