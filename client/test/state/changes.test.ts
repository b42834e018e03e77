import { describe, expect, it } from "vitest";
import type { ControlArea } from "../../src/payload/facts";
import { hatchOf } from "../../src/signs/hatches";
import { changesIn, isCarried } from "../../src/state/changes";

function area(changes: Partial<ControlArea> = {}): ControlArea {
  return {
    name: "Hill", controller: "North", from: 0, to: null, status: "assessed", source: "", note: "", change: "", precision: "",
    carried: [], box: [0, 0, 1, 1], number: 0, shape: [], ...changes,
  };
}

describe("what changed on the ground", () => {
  const before = area({ to: 10 });
  const after = area({ from: 10, controller: "South" });

  it("tells who held what has changed hands", () => {
    expect(changesIn([before, after], { from: 5, to: 12 }).handed).toEqual(new Map([[after, "North"]]));
  });

  it("knows no change within a day, without a clock, or before it happened", () => {
    for (const range of [null, { from: 12, to: 12 }, { from: 2, to: 9 }, { from: 10, to: 12 }]) {
      expect(changesIn([before, after], range).handed.size).toBe(0);
    }
  });

  it("does not call a mere change of status a change of hands", () => {
    expect(changesIn([before, area({ from: 10, status: "contested" })], { from: 5, to: 12 }).handed.size).toBe(0);
  });

  it("remembers the lines of the first day where they have moved", () => {
    const moved = area({ from: 10, number: 1 });
    expect(changesIn([before, moved], { from: 5, to: 12 }).moved).toEqual([before]);
    expect(changesIn([before], { from: 5, to: 12 }).moved).toEqual([]);
  });
});

describe("hatches", () => {
  it("are for what is claimed or contested, whatever the day", () => {
    expect(hatchOf(area({ status: "claimed" }), 3)).toBe("claimed");
    expect(hatchOf(area({ status: "contested", carried: [[2, 4]] }), 3)).toBe("contested");
    expect(hatchOf(area({ status: "approximate" }), 3)).toBeNull();
  });

  it("are for days without a map of their own, the end not among them", () => {
    const state = area({ carried: [[2, 4]] });
    expect([1, 2, 3, 4, undefined].map((day) => isCarried(state, day))).toEqual([false, true, true, false, false]);
    expect(hatchOf(state, 3)).toBe("carried");
  });
});
