/** The one clock of the sheet: its period, its bins, its steps. Days are whole numbers since 1970-01-01. */

import { NEWS, type Incidents } from "../payload/incidents";
import { firstOfMonth, parts } from "../words/dates";

export interface Range { from: number; to: number }
export type Unit = "day" | "week" | "month" | "year";
export interface Bin { from: number; to: number; count: number }

const MOST_BINS = 75;

/** From the first day of an incident to the last, those of the news alone where there is news; null where nothing is dated. */
export function periodOf(incidents: Incidents, newsOnly: boolean): Range | null {
  const { start, end, group } = incidents;
  const precision = incidents.table.column("timePrecision");
  let from = Infinity;
  let to = -Infinity;
  for (let index = 0; index < incidents.length; index++) {
    if (!precision[index] || (newsOnly && group[index] !== NEWS)) continue;
    from = Math.min(from, start[index] as number);
    to = Math.max(to, end[index] as number);
  }
  if (from > to) return newsOnly ? periodOf(incidents, false) : null;
  return { from, to };
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

/** Count each incident of the news that passes in every bin that it touches: a week of shelling is not one day's. */
export function count(bins: readonly Bin[], incidents: Incidents, mask: Uint8Array): Bin[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return [];
  const binOf = binOfDay(bins, first.from, last.to);
  const changes = new Int32Array(bins.length + 1);
  const { start, end, group } = incidents;
  const precision = incidents.table.column("timePrecision");
  for (let index = 0; index < incidents.length; index++) {
    if (!mask[index] || group[index] !== NEWS || !precision[index]) continue;
    const [from, to] = [start[index] as number, end[index] as number];
    if (to < first.from || from > last.to) continue;
    changes[binOf[Math.max(from, first.from) - first.from] as number]!++;
    changes[(binOf[Math.min(to, last.to) - first.from] as number) + 1]!--;
  }
  let sum = 0;
  return bins.map((bin, index) => ({ ...bin, count: (sum += changes[index] as number) }));
}

function binOfDay(bins: readonly Bin[], from: number, to: number): Int32Array {
  const numbers = new Int32Array(to - from + 1);
  bins.forEach((bin, index) => numbers.fill(index, bin.from - from, bin.to - from + 1));
  return numbers;
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
