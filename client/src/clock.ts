/** The one clock of the sheet: its period, its bins, its steps. Days are whole numbers since 1970-01-01. */

import { firstOfMonth, parts } from "./dates";
import type { Incident } from "./payload";

export interface Range { from: number; to: number }
export type Unit = "day" | "week" | "month" | "year";
export interface Bin { from: number; to: number; count: number }

const MOST_BINS = 75;

/** From the first day of an incident to the last; null where nothing is dated. */
export function periodOf(incidents: readonly Incident[]): Range | null {
  let from = Infinity;
  let to = -Infinity;
  for (const incident of incidents) {
    if (incident.start === null || incident.end === null) continue;
    from = Math.min(from, incident.start);
    to = Math.max(to, incident.end);
  }
  return from <= to ? { from, to } : null;
}

/** Undated incidents stay in reach whatever the clock says. */
export function isWithin(incident: Incident, range: Range | null): boolean {
  if (range === null || incident.start === null || incident.end === null) return true;
  return incident.start <= range.to && incident.end >= range.from;
}

export function unitFor(period: Range): Unit {
  const days = period.to - period.from + 1;
  if (days <= MOST_BINS) return "day";
  if (days <= MOST_BINS * 7) return "week";
  return days <= MOST_BINS * 31 ? "month" : "year";
}

/** Equal stretches of the calendar that cover the period; the first and the last may reach over its ends. */
export function binsOf(period: Range, unit: Unit): Bin[] {
  const bins: Bin[] = [];
  for (let from = startOf(period.from, unit); from <= period.to; ) {
    const next = nextStart(from, unit);
    bins.push({ from, to: next - 1, count: 0 });
    from = next;
  }
  return bins;
}

/** Count each incident in every bin that it touches: a week of shelling is not one day's. */
export function count(bins: Bin[], incidents: readonly Incident[]): Bin[] {
  const counted = bins.map((bin) => ({ ...bin, count: 0 }));
  for (const { start, end } of incidents) {
    if (start === null || end === null) continue;
    for (let at = firstBin(counted, start); at < counted.length && (counted[at] as Bin).from <= end; at++) (counted[at] as Bin).count++;
  }
  return counted;
}

/** The first bin that ends on the day or later, by halves: there may be many thousand incidents. */
function firstBin(bins: readonly Bin[], day: number): number {
  let low = 0;
  let high = bins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bins[middle] as Bin).to < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

// 1970-01-01 was a Thursday; weeks begin on Mondays.
const MONDAY = 3;

function startOf(day: number, unit: Unit): number {
  const { year, month } = parts(day);
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + MONDAY) / 7) * 7 - MONDAY;
  return firstOfMonth(year, unit === "month" ? month : 0);
}

function nextStart(start: number, unit: Unit): number {
  const { year, month } = parts(start);
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  return unit === "month" ? firstOfMonth(year, month + 1) : firstOfMonth(year + 1, 0);
}

/**
 * The range one step of play later; null at the end. A narrowed window slides, a full one grows from its first bin.
 */
export function step(range: Range, bins: readonly Bin[], grows: boolean): Range | null {
  const next = bins.find((bin) => bin.to > range.to);
  const last = bins.at(-1);
  if (!next || !last || range.to >= last.to) return null;
  const moved = next.to - range.to;
  return { from: grows ? range.from : range.from + moved, to: next.to };
}

export interface Dated { from: number | null; to: number | null }

/** Whether something held on a day: `from` inclusive, `to` exclusive; without a day, whether it holds still. */
export function holdsOn(one: Dated, day: number | undefined): boolean {
  if (day === undefined) return one.to === null;
  return (one.from === null || one.from <= day) && (one.to === null || day < one.to);
}
