/** What a pointer can meet on the map: a symbol, a ring, a plate. */

import type { Mark, Point } from "./stacks";

export interface Target { count: number; members(): number[]; x: number; y: number; mark: Mark | null; holds(point: Point): boolean }
