import type { Random } from "./random.ts";
import { pick } from "./random.ts";

export const areas: readonly string[] = [
  "catalogue",
  "basket",
  "payment",
  "search",
  "shipping",
  "account",
  "reviews",
  "stock",
  "prices",
  "mail",
];
const parts = ["api", "worker", "web", "gateway", "importer"];

/** A name that no other index has. */
export function serviceName(index: number, random: Random): string {
  return `${pick(areas, random)}-${pick(parts, random)}-${index}`;
}
