/** Reads what `geomap/render/payload/control_areas.py` writes: shapes in stretches, which stand in the page once for all states that share them. */

import type { SharedShapes } from "./schema";
import { decodeNumbers, decodePath, type Polygon, type Ring } from "./shapes";

export class Stretches {
  private readonly paths: Ring[] = [];

  constructor(private readonly raw: SharedShapes) {}

  /** The polygons of a shape, put together anew: of hundreds of states one is looked at. */
  shape(number: number): Polygon[] {
    return (this.raw.areas[number] ?? []).map((polygon) => polygon.map((ring) => this.ring(ring)));
  }

  private ring(numbers: string): Ring {
    let number = 0;
    return decodeNumbers(numbers).flatMap((step) => this.path((number += step)));
  }

  private path(number: number): Ring {
    return (this.paths[number] ??= decodePath(this.raw.stretches[number] ?? "", this.raw.steps));
  }
}
