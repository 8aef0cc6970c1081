/** Where the parts of a network that nothing ties together stand: the largest first, the others in columns beside it. */
export interface Box {
  readonly w: number;
  readonly h: number;
}
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Columns no higher than `height`, from left to right, and the size that they take up. */
function columns(boxes: readonly Box[], height: number, gap: number): { spots: Spot[]; w: number; h: number } {
  let [x, y, wide, high] = [0, 0, 0, 0];
  const spots = boxes.map((box) => {
    if (y > 0 && y + box.h > height) [x, y, wide] = [x + wide + gap, 0, 0];
    const spot = { x, y };
    y += box.h + gap;
    wide = Math.max(wide, box.w);
    high = Math.max(high, y - gap);
    return spot;
  });
  return { spots, w: x + wide, h: high };
}

/** The upper left corner of each box, from the largest, so that all are drawn as large as `room` allows. */
export function packed(boxes: readonly Box[], room: Box, gap = 24): Spot[] {
  const tallest = Math.max(0, ...boxes.map((box) => box.h));
  const tried = [1, 1.25, 1.5, 2, 3, 5].map((times) => columns(boxes, tallest * times, gap));
  const scale = (one: Box) => Math.min(room.w / Math.max(one.w, 1), room.h / Math.max(one.h, 1));
  return tried.reduce((best, one) => (scale(one) > scale(best) ? one : best)).spots;
}
