/** What a map tells, one thing a type: made of the columns and shapes of the page's data when it is shown. */

import type { Margins as RawMargins, SymbolShape } from "./schema";
import type { Polygon, Ring } from "./shapes";

export interface Toll { low: number; best: number; high: number | null }
export interface Article { index: number; title: string; source: string; published: number | null; url: string; language: string }
export interface Place {
  index: number; name: string; latitude: number; longitude: number; kind: string; country: string; admin1: string;
  radiusKm: number;
  /** The key of its shape among the outlines; empty without one. */
  outline: string;
}
export interface Actor { name: string; role: string; kind: string }
export interface Claim {
  speaker: string; side: string; stance: string; quote: number; start: number; end: number;
  deaths: Toll | null; injured: Toll | null;
}
export interface Report {
  article: Article; quotes: string[]; what: string; start: number | null; end: number | null; timePrecision: number;
  place: string; deaths: Toll | null; injured: Toll | null; claims: Claim[];
}
export interface Control {
  controller: string; area: string; source: string; status: string; asOf: number; note: string;
  /** To the nearest line where a side's land ends; null for regions. */
  distanceKm: number | null;
  /** Of a region, which side held what part of it, 0 to 1. */
  shares: { side: string; share: number }[];
}
export interface Incident {
  index: number; id: string; type: string; what: string; start: number | null; end: number | null; timePrecision: number;
  place: Place | null; precision: number;
  /** Whether only an area is known: it is drawn by its outline, never as a dot. */
  isArea: boolean;
  phrase: string; deaths: Toll | null; injured: Toll | null; actors: Actor[];
  status: string; flags: ReadonlySet<string>; control: Control | null;
  /** Why there is no control, where it was asked for. */
  controlNote: string;
  /** What analysts changed, and why. */
  corrections: Correction[];
  publishers: number;
  /** Prints of one text and copies of one agency's wire are one source. */
  independentSources: number;
  /** Other incidents, too doubtful to be joined to this one. */
  possiblySame: number[];
  /** Read when first asked for. */
  readonly reports: Report[];
}
export interface Correction { change: string; author: string; day: number; reason: string }
export interface NamedShape { name: string; latitude: number; longitude: number; shape: Polygon[] }
export interface NamedLines { name: string; note: string; from: number | null; to: number | null; lines: Ring[] }
export interface ControlArea {
  name: string; controller: string; from: number | null; to: number | null; status: string; source: string; note: string;
  /** How it came to be so: military, handover, ceasefire, or a user's own word. */
  change: string;
  /** How closely its lines are known, in words. */
  precision: string;
  /** Spells, end exclusive, without a map of their own. */
  carried: [number, number][];
  /** West, south, east, north. */
  box: [number, number, number, number];
  /** The number of its shape: areas of one number are the same ground. */
  number: number;
  readonly shape: Polygon[];
}
export interface Shaded extends NamedShape { note: string; from: number | null; to: number | null }
export interface Outline { latitude: number; longitude: number; shape: Polygon[] }
export interface Town { name: string; latitude: number; longitude: number; population: number }
export type { SymbolShape };
export interface Credit { name: string; licence: string; url: string; asOf: string }
export interface Margins extends Omit<RawMargins, "credits"> { credits: Credit[] }
/** A background map from the network. */
export interface Tiles { url: string; attribution: string; subdomains: string; leastZoom: number; mostZoom: number }
