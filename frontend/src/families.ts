/** Families of event types: what the map tells apart by shape and colour. */
import rows from "./families.json";

export type Shape = "triangle" | "circle" | "square" | "cross" | "chevron" | "diamond" | "hexagon";

export interface Family {
  readonly name: string;
  readonly label: string;
  readonly shape: Shape;
  readonly types: readonly string[];
}

export const families: readonly Family[] = rows as Family[];

const OTHER = families.length - 1;
const byType = new Map(families.flatMap((family, index) => family.types.map((type) => [type, index] as const)));

/** The place of a type's family in `families`; a type that none holds is in the last, "other". */
export function familyOf(type: string): number {
  return byType.get(type) ?? OTHER;
}

/** "air_strike" as words. */
export function typeWords(type: string): string {
  return type.replaceAll("_", " ");
}
