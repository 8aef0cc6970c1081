/** Days as whole numbers since 1 January 1970, so that fifty thousand of them sort and compare fast. */

/** Stands in number columns for a day that nobody tells. */
export const NO_DAY = -0x8000_0000;

const MILLISECONDS = 86_400_000;
const long = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const ISO = /^\d{4}-\d{2}-\d{2}/;

/** The day of an ISO date or time; `NO_DAY` for what is none. */
export function dayOf(iso: string | null | undefined): number {
  const found = iso ? ISO.exec(iso) : null;
  const time = found ? Date.parse(`${found[0]}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? NO_DAY : Math.round(time / MILLISECONDS);
}

export function dateOf(day: number): Date {
  return new Date(day * MILLISECONDS);
}

export function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dayOfDate(date: Date): number {
  return Math.floor(date.getTime() / MILLISECONDS);
}

/** "3 May 2013". */
export function dayWords(day: number): string {
  return long.format(dateOf(day));
}

/** "3 May 2013", "1 to 31 May 2013", "30 April to 2 May 2013", or "undated". */
export function spanWords(first: number, last: number): string {
  if (first === NO_DAY || last === NO_DAY) return "undated";
  if (first === last) return dayWords(first);
  const [a, b] = [dayWords(first), dayWords(last)];
  const [dayA, monthA, yearA] = a.split(" ");
  const [, monthB, yearB] = b.split(" ");
  if (yearA !== yearB) return `${a} to ${b}`;
  return monthA === monthB ? `${dayA} to ${b}` : `${dayA} ${monthA} to ${b}`;
}
