import { describe, expect, it } from "vitest";
import { binsOf, count, holdsOn, isWithin, periodOf, step, unitFor } from "../src/clock";
import { firstOfMonth } from "../src/dates";
import { incident } from "./samples";

const day = (year: number, month: number, date: number): number => firstOfMonth(year, month - 1) + date - 1;

describe("the period", () => {
  it("reaches from the first day to the last", () => {
    expect(periodOf([incident({ start: 5, end: 9 }), incident({ start: 3, end: 4 })])).toEqual({ from: 3, to: 9 });
  });

  it("is nothing where nothing is dated", () => {
    expect(periodOf([incident({ start: null, end: null })])).toBeNull();
  });
});

describe("the range", () => {
  it.each([
    [1, 4, false], [1, 5, true], [7, 9, true], [11, 12, false], [1, 20, true],
  ])("shows an incident of days %d to %d within days 5 to 10: %s", (start, end, isShown) => {
    expect(isWithin(incident({ start, end }), { from: 5, to: 10 })).toBe(isShown);
  });

  it("keeps undated incidents in reach", () => {
    expect(isWithin(incident({ start: null, end: null }), { from: 5, to: 10 })).toBe(true);
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

  it("count an incident in every bin that it touches", () => {
    const bins = binsOf({ from: 0, to: 4 }, "day");
    expect(count(bins, [incident({ start: 1, end: 3 })]).map((bin) => bin.count)).toEqual([0, 1, 1, 1, 0]);
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
