/** A slider over days says on which of them its thumb stands while it moves. */

/** Watches sliders that hold the words of their days, parted by "|"; the `output` of a slider names it with `for`. */
export function watchSliders(): void {
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { id, value, dataset } = event.target;
    const words = dataset.days?.split("|")[Number(value)];
    if (words === undefined) return;
    event.target.setAttribute("aria-valuetext", words);
    for (const said of document.querySelectorAll(`output[for~="${id}"]`)) said.textContent = words;
  });
}
