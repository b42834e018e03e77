/** Days as whole numbers since 1970-01-01, in words of the page's language. */

const DAY = 86_400_000;

export class Dates {
  private readonly long: Intl.DateTimeFormat;

  constructor(locale: string) {
    this.long = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  day(day: number): string {
    return this.long.format(day * DAY);
  }

  range(start: number, end: number): string {
    if (start === end) return this.day(start);
    // "8–12 Mar", but "25 Oct – 3 Nov": spaces only between what has spaces itself.
    return this.long.formatRange(start * DAY, end * DAY).replace(/^(\d+)\s*–\s*(?=\d+ )/u, "$1–");
  }
}

/** "2020-12-14" as the number of its day; null for what is no day. */
export function dayOf(text: string): number | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(time) ? time / DAY : null;
}

/** The day as 2020-12-14. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function parts(day: number): { year: number; month: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

export function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY;
}
