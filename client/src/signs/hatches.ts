/** Hatches of control areas: what is claimed, contested, or carried over from an earlier day is no plain fill. */

import type { ControlArea } from "../payload/facts";
import { isCarried } from "../state/changes";
import { svg } from "../words/dom";

export type Hatch = "contested" | "claimed" | "carried";

const HATCHES: Record<Hatch, { gap: number; turn: number; width: number }> = {
  contested: { gap: 9, turn: 45, width: 4 },
  claimed: { gap: 7, turn: -45, width: 1.4 },
  carried: { gap: 6, turn: 90, width: 1 },
};
export const HATCH_NAMES = Object.keys(HATCHES) as Hatch[];

/** How an area is hatched on a day; null where it is filled. */
export function hatchOf(area: ControlArea, day: number | undefined): Hatch | null {
  if (area.status === "contested" || area.status === "claimed") return area.status;
  return isCarried(area, day) ? "carried" : null;
}

export function hatchId(prefix: string, name: Hatch, tint: number): string {
  return `${prefix}-${name}-${tint}`;
}

/** Every hatch in every tint, for `url(#…)`. */
export function hatchPatterns(prefix: string, tints: number): SVGSVGElement {
  const store = svg("svg", { class: "gm-patterns", width: 0, height: 0, "aria-hidden": "true" });
  for (const name of HATCH_NAMES) {
    for (let tint = 0; tint < tints; tint++) store.append(pattern(hatchId(prefix, name, tint), name, `gm-tint-${tint}`));
  }
  return store;
}

function pattern(id: string, name: Hatch, tint: string): SVGPatternElement {
  const { gap, turn } = HATCHES[name];
  return svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
    svg("rect", { width: gap, height: gap, class: `${tint} gm-control-under` }),
    svg("path", { d: `M0 0V${gap}`, "stroke-width": 2 * HATCHES[name].width, class: `${tint} gm-control-line` }));
}

/** The sign of a hatch in the legend. */
export function hatchSign(name: Hatch): SVGSVGElement {
  const { gap, turn, width } = HATCHES[name];
  const lines = turn === 90
    ? [3.5, 6, 8.5].map((y) => `M1 ${y}H17`)
    : [0, 1, 2, 3].map((step) => (turn > 0 ? `M${step * gap - 4} 11L${step * gap + 6} 1` : `M${step * gap - 4} 1L${step * gap + 6} 11`));
  return svg("svg", { width: 18, height: 12, "aria-hidden": "true" },
    svg("path", { d: lines.join(""), "stroke-width": Math.min(width, 2.5), class: "gm-tint-none gm-control-line" }),
    svg("rect", { x: 1, y: 1, width: 16, height: 10, class: "gm-tint-none" }));
}
