/** What the parts of one page look at together: the events of a source, and the days that are picked out. */
import { dayOf, isoOf, NO_DAY } from "./days";
import { type Events, eventsOf } from "./events";

export interface Days {
  /** First and last day, or null for all of them. */
  readonly span: readonly [number, number] | null;
  readonly undated: boolean;
}

/** Tells `change` whenever other days are picked out. */
export class View extends EventTarget {
  #days: Days;

  constructor(
    readonly events: Events,
    days: Days = { span: null, undated: true },
  ) {
    super();
    this.#days = days;
  }

  get days(): Days {
    return this.#days;
  }

  pick(days: Partial<Days>): void {
    const next = { ...this.#days, ...days };
    if (next.undated === this.#days.undated && String(next.span) === String(this.#days.span)) return;
    this.#days = next;
    this.dispatchEvent(new Event("change"));
  }

  /** Whether an event may lie in the days that are picked out. */
  holds(i: number): boolean {
    const [start, end] = [this.events.start[i]!, this.events.end[i]!];
    if (start === NO_DAY) return this.#days.undated;
    const span = this.#days.span;
    return span === null || (end >= span[0] && start <= span[1]);
  }

  /** The places in the columns of all events that may lie in the days. */
  held(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.events.size; i++) if (this.holds(i)) found.push(i);
    return found;
  }
}

/** The days of an address's fragment: "#days=2013-05-01/2013-05-31&undated=no". */
export function daysOf(fragment: string): Days {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const [first, last] = (said.get("days") ?? "").split("/").map(dayOf);
  const whole = first !== undefined && last !== undefined && first !== NO_DAY && last !== NO_DAY && first <= last;
  return { span: whole ? [first, last] : null, undated: said.get("undated") !== "no" };
}

/** The fragment that says the days; empty where it is all of them. */
export function fragmentOf(days: Days): string {
  const said = [];
  if (days.span) said.push(`days=${isoOf(days.span[0])}/${isoOf(days.span[1])}`);
  if (!days.undated) said.push("undated=no");
  return said.length ? `#${said.join("&")}` : "";
}

const views = new Map<string, Promise<View>>();

/** The view of a source that map, list and timeline of the page share; the address keeps its days. */
export function viewOf(source: string): Promise<View> {
  let found = views.get(source);
  if (!found) views.set(source, (found = fetched(source)));
  return found;
}

async function fetched(source: string): Promise<View> {
  const answer = await fetch(source, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`the events could not be fetched: ${answer.status} ${answer.statusText}`);
  const view = new View(eventsOf(await answer.json()), daysOf(location.hash));
  view.addEventListener("change", () => {
    history.replaceState(history.state, "", location.pathname + location.search + fragmentOf(view.days));
  });
  return view;
}
