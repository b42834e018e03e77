import { describe, expect, it } from "vitest";
import { binsOf, count, holdsOn, periodOf, step, unitFor } from "../../src/state/clock";
import { dayOf, firstOfMonth, isoDay } from "../../src/words/dates";
import { sheetOf } from "../samples";

const day = (year: number, month: number, date: number): number => firstOfMonth(year, month - 1) + date - 1;

describe("the period", () => {
  it("reaches from the first day to the last, of the news where there is news", () => {
    const { incidents } = sheetOf({ start: 5, end: 9 }, { start: 3, end: 4 }, { start: 1, flags: ["background"] });
    expect(periodOf(incidents, true)).toEqual({ from: 3, to: 9 });
    expect(periodOf(incidents, false)).toEqual({ from: 1, to: 9 });
  });

  it("is nothing where nothing is dated", () => {
    expect(periodOf(sheetOf({ start: null }).incidents, true)).toBeNull();
  });
});

describe("typed days", () => {
  it.each([["2026-10-07", day(2026, 10, 7)], ["2026-02-31x", null], ["", null]])("%j is %j", (text, number) => expect(dayOf(text)).toBe(number));

  it("are written as they are read", () => {
    expect(isoDay(day(2026, 10, 7))).toBe("2026-10-07");
  });
});

describe("bins", () => {
  it.each([[1, "day"], [75, "day"], [76, "week"], [526, "month"], [3000, "year"]] as const)("of a period of %d days are a %s each", (days, unit) => {
    expect(unitFor({ from: 0, to: days - 1 })).toBe(unit);
  });

  it("of weeks begin on Mondays", () => {
    // 7 October 2026 is a Wednesday.
    expect(binsOf({ from: day(2026, 10, 7), to: day(2026, 10, 7) }, "week")).toMatchObject([{ from: day(2026, 10, 5), to: day(2026, 10, 11) }]);
  });

  it("of months are months, leap years and all", () => {
    const bins = binsOf({ from: day(2024, 1, 31), to: day(2024, 3, 1) }, "month");
    expect(bins.map((bin) => bin.to - bin.from + 1)).toEqual([31, 29, 31]);
  });

  it("count an incident in every bin that it touches, and no history", () => {
    const { incidents } = sheetOf({ start: 1, end: 3 }, { start: 2, flags: ["background"] }, { start: null }, { start: 4 });
    expect(count(binsOf({ from: 0, to: 4 }, "day"), incidents, Uint8Array.of(1, 1, 1, 0)).map((bin) => bin.count)).toEqual([0, 1, 1, 1, 0]);
  });
});

describe("play", () => {
  const bins = binsOf({ from: 0, to: 4 }, "day");

  it("grows from the first day", () => {
    expect(step({ from: 0, to: 1 }, bins, true)).toEqual({ from: 0, to: 2 });
  });

  it("slides a window that the reader has narrowed", () => {
    expect(step({ from: 1, to: 2 }, bins, false)).toEqual({ from: 2, to: 3 });
  });

  it("ends at the last day", () => {
    expect(step({ from: 0, to: 4 }, bins, true)).toBeNull();
  });
});

describe("control areas", () => {
  it.each([[9, false], [10, true], [19, true], [20, false]])("from day 10 until before day 20 hold on day %d: %s", (on, holds) => {
    expect(holdsOn({ from: 10, to: 20 }, on)).toBe(holds);
  });

  it("without dates hold always; without a day what holds still does", () => {
    expect(holdsOn({ from: null, to: null }, 5)).toBe(true);
    expect(holdsOn({ from: 10, to: 20 }, undefined)).toBe(false);
    expect(holdsOn({ from: 10, to: null }, undefined)).toBe(true);
  });
});
