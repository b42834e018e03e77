/** The whole sheet, read from the page's data. */

import type { ControlArea, Margins, NamedLines, NamedShape, Outline, Shaded, SymbolShape, Tiles, Town } from "../payload/facts";
import { Incidents, type Articles } from "../payload/incidents";
import type { CountryRow, DisputedRow, Margins as RawMargins, Outline as RawOutline, Payload, ShadedRow, Tiles as RawTiles } from "../payload/schema";
import { decodePath, decodePolygons, type Polygon } from "../payload/shapes";
import { Stretches } from "../payload/stretches";
import { Language } from "../words/language";

export interface Sheet {
  margins: Margins; symbols: Map<string, SymbolShape>; types: string[]; statuses: string[];
  view: [number, number, number, number] | null; countries: NamedShape[]; divisions: NamedLines[]; disputed: NamedLines[]; shaded: Shaded[];
  backdrop: Polygon[]; control: ControlArea[]; outlines: Map<string, Outline>; towns: Town[]; articles: Articles; incidents: Incidents;
  language: Language; tiles: Tiles | null;
  /** The sides of control areas in the order of their tints; by name where empty. */
  sides: string[];
}

export function decodeSheet(text: string): Sheet {
  // The JSON is our own program's; its shape is trusted, the texts in it are not.
  const raw: Payload = JSON.parse(text);
  const incidents = new Incidents(raw);
  return {
    margins: toMargins(raw.sheet),
    language: new Language(raw.sheet.language, raw.interface),
    symbols: new Map(Object.entries(raw.symbols.types)),
    types: raw.codes.types,
    statuses: raw.codes.statuses,
    view: raw.view,
    countries: raw.ground.countries.map((row) => toCountry(row, raw.ground.steps)),
    divisions: raw.ground.divisions.map((row) => toNamedLines([row[0], "", null, null, row[1]], raw.ground.steps)),
    disputed: raw.ground.disputed.map((row) => toNamedLines(row, raw.ground.steps)),
    shaded: raw.ground.shaded.map((row) => toShaded(row, raw.ground.steps)),
    backdrop: decodePolygons(raw.ground.backdrop, raw.ground.backdropSteps),
    control: toControlAreas(raw),
    outlines: new Map(Object.entries(raw.outlines).map(([id, one]) => [id, toOutline(one)])),
    towns: raw.towns.map(([name, latitude, longitude, population]) => ({ name, latitude, longitude, population })),
    articles: incidents.articles,
    incidents,
    tiles: raw.tiles ? toTiles(raw.tiles) : null,
    sides: raw.sides ?? [],
  };
}

function toNamedLines([name, note, from, to, lines]: DisputedRow, steps: number): NamedLines {
  return { name, note, from, to, lines: lines.map((line) => decodePath(line, steps)) };
}

function toControlAreas(raw: Payload): ControlArea[] {
  const shapes = new Stretches(raw.shapes);
  return raw.control.map(({ shape, ...told }) => ({
    source: "", note: "", change: "", precision: "", carried: [], ...told, number: shape,
    get shape() { return shapes.shape(shape); },
  }));
}

function toShaded([name, note, from, to, longitude, latitude, shape]: ShadedRow, steps: number): Shaded {
  return { name, note, from, to, longitude, latitude, shape: decodePolygons(shape, steps) };
}

function toMargins(raw: RawMargins): Margins {
  const credits = raw.credits.map(([name, licence, url, asOf]) => ({ name, licence, url, asOf }));
  return { ...raw, credits };
}

function toTiles({ url, attribution, subdomains, least_zoom: leastZoom, most_zoom: mostZoom }: RawTiles): Tiles {
  return { url, attribution, subdomains, leastZoom, mostZoom };
}

function toCountry(row: CountryRow, steps: number): NamedShape {
  return { name: row[0], longitude: row[1], latitude: row[2], shape: decodePolygons(row[3], steps) };
}

function toOutline(one: RawOutline): Outline {
  return { longitude: one.label[0], latitude: one.label[1], shape: decodePolygons(one.shape, one.steps) };
}
