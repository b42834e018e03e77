import { expect, it } from "vitest";
import { Stretches } from "../../src/payload/stretches";

// What geomap/render/payload/control_areas.py writes for two boxes, in steps of a degree, whose western side is one stretch.
const RAW = { steps: 1, stretches: ["AAAC", "CCAB", "EEAD"], areas: [[["AC"]], [["AE"]]] };

it("puts rings together from stretches that several shapes share", () => {
  const shapes = new Stretches(RAW);
  expect(shapes.shape(0)).toEqual([[[[0, 0], [1, 0], [1, 1], [0, 1]]]]);
  expect(shapes.shape(1)).toEqual([[[[0, 0], [1, 0], [2, 2], [0, 2]]]]);
});

it("has no shape for a number that is not there", () => {
  expect(new Stretches(RAW).shape(9)).toEqual([]);
});
