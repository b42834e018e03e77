/** What changed on the ground between the first and the last day of the clock. */

import type { ControlArea } from "../payload/facts";
import { holdsOn, type Range } from "./clock";

export interface Changes {
  /** Areas in the hands of somebody else than on the first day, and whose they were. */
  handed: Map<ControlArea, string>;
  /** Areas of the first day whose lines have moved since. */
  moved: ControlArea[];
}

/** Areas of one shape are the same ground; a shape that is no longer there has moved. */
export function changesIn(areas: readonly ControlArea[], range: Range | null): Changes {
  const changes: Changes = { handed: new Map(), moved: [] };
  if (!range || range.from >= range.to) return changes;
  const then = areas.filter((area) => holdsOn(area, range.from));
  const now = areas.filter((area) => holdsOn(area, range.to));
  const holders = new Map(then.map((area) => [area.number, area.controller]));
  for (const area of now) {
    const before = holders.get(area.number);
    if (before !== undefined && before !== area.controller) changes.handed.set(area, before);
  }
  const still = new Set(now.map((area) => area.number));
  changes.moved = now.length ? then.filter((area) => !still.has(area.number)) : [];
  return changes;
}

/** Whether the state of an area on a day is that of an earlier map, for want of one of the day. */
export function isCarried(area: ControlArea, day: number | undefined): boolean {
  return day !== undefined && area.carried.some(([first, end]) => first <= day && day < end);
}
