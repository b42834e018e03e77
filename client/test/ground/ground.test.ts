// @vitest-environment node
import { beforeAll, describe, expect, it, vi } from "vitest";

// Leaflet looks for a browser as soon as it is imported; these functions need none.
vi.mock("leaflet", () => ({ default: {} }));

let ground: typeof import("../../src/ground/ground");
beforeAll(async () => {
  ground = await import("../../src/ground/ground");
});

describe("the cut of the ground", () => {
  it("is the box of its corners", () => {
    expect(ground.boxOf([[[1, 2], [3, 4]], [[0, 5]]])).toEqual({ west: 2, south: 0, east: 5, north: 3 });
    expect(ground.boxOf([])).toBeNull();
  });

  it("draws no border where only the cut made one", () => {
    const cut = { west: 0, south: 0, east: 10, north: 10 };
    expect(ground.withoutCut([[2, 0], [5, 5], [8, 0], [2, 0]], cut)).toEqual([[[2, 0], [5, 5], [8, 0]]]);
  });
});

describe("disputed lines", () => {
  it.each([["Ceasefire Line 1994", true], ["Line of Control", true], ["Armistice line of 1949", true], ["Claimed boundary", false]])("%s is a ceasefire line: %s", (name, isCeasefire) => {
    expect(ground.isCeasefire({ name, note: "", from: null, to: null, lines: [] })).toBe(isCeasefire);
  });
});
