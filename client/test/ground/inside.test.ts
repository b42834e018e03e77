import { describe, expect, it } from "vitest";
import { isInside, spotInView } from "../../src/ground/inside";
import type { Polygon } from "../../src/payload/shapes";

const square: Polygon = [[[0, 0], [0, 10], [10, 10], [10, 0]], [[4, 4], [4, 6], [6, 6], [6, 4]]];

describe("inside", () => {
  it.each([[1, 1, true], [5, 5, false], [11, 5, false], [-1, 5, false]])("of a square with a hole lies %d, %d: %s", (latitude, longitude, inside) => {
    expect(isInside({ latitude, longitude }, [square])).toBe(inside);
  });
});

describe("the spot of a name", () => {
  const middle = { latitude: 2, longitude: 5 };

  it("stays while it is in view", () => {
    expect(spotInView(middle, [square], { west: 0, south: 0, east: 20, north: 20 })).toBe(middle);
  });

  it("moves into the view, but never out of its shape", () => {
    const spot = spotInView(middle, [square], { west: 7, south: 7, east: 20, north: 20 });
    expect(isInside(spot, [square])).toBe(true);
    expect(spot.longitude).toBeGreaterThan(7);
  });

  it("stays where it is when the shape is out of view", () => {
    expect(spotInView(middle, [square], { west: 50, south: 50, east: 60, north: 60 })).toBe(middle);
  });
});
