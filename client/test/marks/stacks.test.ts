import { describe, expect, it } from "vitest";
import { Crowd, marksOf, numberList, seats, Sites, type Mark } from "../../src/marks/stacks";
import { sheetOf } from "../samples";

const WHOLE = { scale: 3600, originX: 0, originY: 0, left: 0, top: 0, width: 3600, height: 3600 };

/** Marks of incidents at these latitudes and longitudes; ten pixels to a degree of longitude. */
function marks(points: readonly (readonly [number, number])[], window = WHOLE): Mark[] {
  const { incidents } = sheetOf(...points.map(([latitude, longitude]) => ({ place: { name: `${latitude} ${longitude}`, latitude, longitude } })));
  const chosen = Uint32Array.from(points, (_, index) => index);
  return marksOf(new Crowd(new Sites(incidents), incidents, chosen), window, 18);
}

describe("stacks", () => {
  it("join incidents with the same coordinates, whatever the gazetteer entry", () => {
    const { incidents } = sheetOf({ place: { name: "One" } }, { place: { name: "Other" } });
    const sites = new Sites(incidents);
    expect(sites.count).toBe(1);
    expect(new Crowd(sites, incidents, new Uint32Array([0, 1])).count(0)).toBe(2);
  });

  it("join places that meet on the screen, and no others", () => {
    expect(marks([[0, 0], [0, 1], [0, 5]]).map((mark) => mark.count)).toEqual([2, 1]);
  });

  it("lose nothing, few or many", () => {
    for (const count of [200, 4000]) {
      const many = Array.from({ length: count }, (_, index) => [(index * 0.37) % 60, (index * 0.91) % 170] as const);
      expect(new Set(marks(many).flatMap((mark) => mark.members)).size).toBe(count);
    }
  }, 20_000);

  it("do not change when the map is moved", () => {
    const many = Array.from({ length: 3000 }, (_, index) => [(index * 0.37) % 50, (index * 0.91) % 80] as const);
    const counts = (window: typeof WHOLE): number[] => marks(many, window).map((mark) => mark.count).sort((one, other) => one - other);
    expect(counts({ ...WHOLE, originX: 7, originY: -11 })).toEqual(counts(WHOLE));
  }, 20_000);

  it("leave regions to their shapes", () => {
    const { incidents } = sheetOf({ precision: 3, isArea: true });
    expect(new Crowd(new Sites(incidents), incidents, new Uint32Array([0])).active).toHaveLength(0);
  });

  it("leave a single incident on its place", () => {
    const [mark] = marks([[0, 0]]);
    expect(mark && seats(mark, 20)).toEqual([{ x: 1800, y: 1800 }]);
  });

  it("seat a few side by side above their place", () => {
    const places = seats({ x: 10, y: -10, count: 3 }, 20);
    expect(places.map((seat) => seat.x)).toEqual([-10, 10, 30]);
    expect(new Set(places.map((seat) => seat.y)).size).toBe(1);
  });

  it("number themselves shortly on paper", () => {
    expect(numberList([9, 4, 3, 1, 5])).toBe("1, 3–5, 9");
    expect(numberList([2])).toBe("2");
    expect(numberList([1, 3, 5, 7, 9, 11, 13])).toBe("1, 3, 5, 7, 9, …");
  });
});
