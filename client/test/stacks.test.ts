import { describe, expect, it } from "vitest";
import { isRow, marksOf, numberList, seats, sitesOf } from "../src/stacks";
import { incident, place } from "./samples";

const toPixels = (latitude: number, longitude: number): { x: number; y: number } => ({ x: longitude * 10, y: -latitude * 10 });
const at = (latitude: number, longitude: number, index = 0): ReturnType<typeof incident> => incident({ index, place: place({ latitude, longitude }) });

describe("stacks", () => {
  it("join incidents with the same coordinates, whatever the gazetteer entry", () => {
    const sites = sitesOf([at(1, 1), at(1, 1, 1), at(2, 2, 2)], toPixels);
    expect(sites.map((site) => site.incidents.length)).toEqual([2, 1]);
  });

  it("join places that meet on the screen, and no others", () => {
    const sites = sitesOf([at(0, 0), at(0, 1, 1), at(0, 5, 2)], toPixels);
    expect(marksOf(sites, 18).map((mark) => mark.incidents.length)).toEqual([2, 1]);
  });

  it("lose nothing at the edges of their grid", () => {
    const many = Array.from({ length: 200 }, (_, index) => at(index * 0.37, index * 0.91, index));
    const marks = marksOf(sitesOf(many, toPixels), 18);
    expect(marks.flatMap((mark) => mark.incidents)).toHaveLength(200);
  });

  it("leave a single incident on its place", () => {
    const [mark] = marksOf(sitesOf([at(1, 1)], toPixels), 18);
    expect(mark && seats(mark, 20)).toEqual([{ x: 10, y: -10 }]);
  });

  it("seat a few side by side above their place", () => {
    const [mark] = marksOf(sitesOf([at(1, 1), at(1, 1, 1), at(1, 1, 2)], toPixels), 18);
    if (!mark) throw new Error("no mark");
    expect(isRow(mark)).toBe(true);
    expect(seats(mark, 20).map((seat) => seat.x)).toEqual([-10, 10, 30]);
    expect(new Set(seats(mark, 20).map((seat) => seat.y)).size).toBe(1);
  });

  it("number themselves shortly on paper", () => {
    expect(numberList([9, 4, 3, 1, 5])).toBe("1, 3–5, 9");
    expect(numberList([2])).toBe("2");
  });
});
