/** Ticks for counts: whole numbers from 0, in steps of 1, 2 or 5 and their tenfolds. */
export function wholeTicks(most: number, about = 4): number[] {
  let step = 1;
  for (let power = 1; most / step > about; power *= 10) {
    for (const times of [1, 2, 5]) if (most / step > about) step = Math.max(step, times * power);
  }
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, k) => k * step);
}
