/** The page's data, decoded. `geomap/render/payload.py` and `columns.py` write what is read here. */

import { Incidents, type Articles } from "./incidents";
import { Language, type RawWords } from "./language";
import { decodePath, decodePolygons, type Polygon, type Ring } from "./shapes";
import { Stretches } from "./stretches";

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
export interface SymbolShape { colour: string; dark: string; path: string }
export interface Credit { name: string; licence: string; url: string; asOf: string }
export interface Margins {
  title: string; period: string; viewpoint: string; disclaimer: string; notes: string[]; credits: Credit[];
  language: string; generator: string;
  /** The numbers of the articles that the margin names, and who published what has no name; the counts are of all. */
  articles: number[]; articleCount: number; publishers: [string, number][]; publisherCount: number;
}
/** A background map from the network. */
export interface Tiles { url: string; attribution: string; subdomains: string; leastZoom: number; mostZoom: number }
export interface Sheet {
  margins: Margins; symbols: Map<string, SymbolShape>; types: string[]; statuses: string[];
  view: [number, number, number, number] | null; countries: NamedShape[]; divisions: NamedLines[]; disputed: NamedLines[]; shaded: Shaded[];
  backdrop: Polygon[]; control: ControlArea[]; outlines: Map<string, Outline>; towns: Town[]; articles: Articles; incidents: Incidents;
  language: Language; tiles: Tiles | null;
  /** The sides of control areas in the order of their tints; by name where empty. */
  sides: string[];
}

// The JSON is our own program's; its shape is trusted, the texts in it are not.
type Raw = any;

export function decodeSheet(text: string): Sheet {
  const raw: Raw = JSON.parse(text);
  const incidents = new Incidents(raw);
  return {
    margins: toMargins(raw.sheet),
    language: new Language(raw.sheet.language, raw.interface as RawWords),
    symbols: new Map(Object.entries(raw.symbols.types as Record<string, SymbolShape>)),
    types: raw.codes.types,
    statuses: raw.codes.statuses,
    view: raw.view,
    countries: raw.ground.countries.map((row: Raw) => toCountry(row, raw.ground.steps)),
    divisions: raw.ground.divisions.map((row: Raw) => toNamedLines([row[0], "", null, null, row[1]], raw.ground.steps)),
    disputed: raw.ground.disputed.map((row: Raw) => toNamedLines(row, raw.ground.steps)),
    shaded: raw.ground.shaded.map((row: Raw) => toShaded(row, raw.ground.steps)),
    backdrop: decodePolygons(raw.ground.backdrop, raw.ground.backdropSteps),
    control: toControlAreas(raw),
    outlines: new Map(Object.entries(raw.outlines as Record<string, Raw>).map(([id, one]) => [id, toOutline(one)])),
    towns: raw.towns.map(([name, latitude, longitude, population]: Raw) => ({ name, latitude, longitude, population })),
    articles: incidents.articles,
    incidents,
    tiles: raw.tiles ? toTiles(raw.tiles) : null,
    sides: raw.sides ?? [],
  };
}

function toNamedLines([name, note, from, to, lines]: Raw, steps: number): NamedLines {
  return { name, note, from, to, lines: lines.map((line: string) => decodePath(line, steps)) };
}

function toControlAreas(raw: Raw): ControlArea[] {
  const shapes = new Stretches(raw.shapes);
  return raw.control.map(({ shape, ...told }: Raw) => ({
    source: "", note: "", change: "", precision: "", carried: [], ...told, number: shape,
    get shape() { return shapes.shape(shape); },
  }));
}

function toShaded([name, note, from, to, longitude, latitude, shape]: Raw, steps: number): Shaded {
  return { name, note, from, to, longitude, latitude, shape: decodePolygons(shape, steps) };
}

function toMargins(raw: Raw): Margins {
  const credits = raw.credits.map(([name, licence, url, asOf]: Raw) => ({ name, licence, url, asOf }));
  return { ...raw, credits };
}

function toTiles({ url, attribution, subdomains, least_zoom: leastZoom, most_zoom: mostZoom }: Raw): Tiles {
  return { url, attribution, subdomains, leastZoom, mostZoom };
}

function toCountry(row: Raw, steps: number): NamedShape {
  return { name: row[0], longitude: row[1], latitude: row[2], shape: decodePolygons(row[3], steps) };
}

function toOutline(one: Raw): Outline {
  return { longitude: one.label[0], latitude: one.label[1], shape: decodePolygons(one.shape, one.steps) };
}
