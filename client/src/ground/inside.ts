/** A point for a name: inside a shape, and in view. */

import type { Polygon } from "../payload/shapes";

export interface View { west: number; south: number; east: number; north: number }
export interface Spot { latitude: number; longitude: number }

const ACROSS = 9;
const UP = 7;

export function isInside(spot: Spot, polygons: readonly Polygon[]): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    let previous = ring.at(-1);
    for (const corner of ring) {
      if (previous && crosses(spot, previous, corner)) inside = !inside;
      previous = corner;
    }
  }
  return inside;
}

/** Whether the edge meets the ray from the spot to the east. */
function crosses({ latitude, longitude }: Spot, [y1, x1]: [number, number], [y2, x2]: [number, number]): boolean {
  return y1 > latitude !== y2 > latitude && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1);
}

/** The spot itself while it is in view, else that of a grid over the view which lies in the shape, nearest to its middle. */
export function spotInView(spot: Spot, polygons: readonly Polygon[], view: View): Spot {
  const { west, south, east, north } = view;
  if (spot.longitude > west && spot.longitude < east && spot.latitude > south && spot.latitude < north) return spot;
  let best = spot;
  let nearest = Infinity;
  for (let column = 1; column < ACROSS; column++) {
    for (let row = 1; row < UP; row++) {
      const distance = Math.hypot(column / ACROSS - 0.5, row / UP - 0.5);
      const found = { latitude: south + ((north - south) * row) / UP, longitude: west + ((east - west) * column) / ACROSS };
      if (distance < nearest && isInside(found, polygons)) [best, nearest] = [found, distance];
    }
  }
  return best;
}
