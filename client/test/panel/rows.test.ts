import { describe, expect, it } from "vitest";
import { Heights } from "../../src/panel/rows";

describe("heights of rows", () => {
  it("add up, guessed or known", () => {
    const heights = new Heights(2000, 10);
    heights.set(1500, 35);
    expect(heights.total).toBe(20_025);
    expect(heights.before(1500)).toBe(15_000);
    expect(heights.before(1501)).toBe(15_035);
  });

  it.each([[0, 0], [9.9, 0], [10, 1], [15_030, 1500], [15_035, 1501], [1e9, 1999], [-5, 0]])("know the row at %d pixels: %d", (distance, row) => {
    const heights = new Heights(2000, 10);
    heights.set(1500, 35);
    expect(heights.at(distance)).toBe(row);
  });
});
