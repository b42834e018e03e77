/** The page's data, decoded. `geomap/render/payload.py` and `columns.py` write what is read here. */

import { decodePath, decodePolygons, type Polygon, type Ring } from "./shapes";

export interface Toll { low: number; best: number; high: number | null }
export interface Article { index: number; title: string; source: string; published: number | null; url: string; language: string }
export interface Place {
  index: number; name: string; latitude: number; longitude: number; kind: string; country: string; admin1: string;
  radiusKm: number; id: string;
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
export interface Control { controller: string; area: string; source: string; status: string; asOf: number }
export interface Incident {
  index: number; id: string; type: string; what: string; start: number | null; end: number | null; timePrecision: number;
  place: Place | null; precision: number; phrase: string; deaths: Toll | null; injured: Toll | null; actors: Actor[];
  status: string; flags: ReadonlySet<string>; control: Control | null;
  /** Read when first asked for: of many thousand incidents few are opened. */
  readonly reports: Report[];
  readonly searchText: string;
}
export interface NamedShape { name: string; latitude: number; longitude: number; shape: Polygon[] }
export interface NamedLines { name: string; note: string; from: number | null; to: number | null; lines: Ring[] }
export interface ControlArea {
  id: string; name: string; controller: string; from: number | null; to: number | null; status: string; source: string;
  note: string; shape: Polygon[];
}
export interface Outline { latitude: number; longitude: number; shape: Polygon[] }
export interface Town { name: string; latitude: number; longitude: number; population: number }
export interface SymbolShape { colour: string; dark: string; path: string }
export interface Credit { name: string; licence: string; url: string; asOf: string }
export interface Margins {
  title: string; period: string; viewpoint: string; disclaimer: string; notes: string[]; credits: Credit[];
  language: string; generator: string;
}
export interface Sheet {
  margins: Margins; symbols: Map<string, SymbolShape>; types: string[]; statuses: string[];
  view: [number, number, number, number] | null; countries: NamedShape[]; divisions: NamedLines[]; disputed: NamedLines[];
  backdrop: Polygon[]; control: ControlArea[]; outlines: Map<string, Outline>; towns: Town[]; articles: Article[]; incidents: Incident[];
}

// The JSON is our own program's; its shape is trusted, the texts in it are not.
type Raw = any;

export function decodeSheet(text: string): Sheet {
  const raw: Raw = JSON.parse(text);
  const articles: Article[] = raw.articles.map(toArticle);
  return {
    margins: toMargins(raw.sheet),
    symbols: new Map(Object.entries(raw.symbols.types as Record<string, SymbolShape>)),
    types: raw.codes.types,
    statuses: raw.codes.statuses,
    view: raw.view,
    countries: raw.ground.countries.map((row: Raw) => toCountry(row, raw.ground.steps)),
    divisions: raw.ground.divisions.map((row: Raw) => toNamedLines([row[0], "", null, null, row[1]], raw.ground.steps)),
    disputed: raw.ground.disputed.map((row: Raw) => toNamedLines(row, raw.ground.steps)),
    backdrop: decodePolygons(raw.ground.backdrop, raw.ground.backdropSteps),
    control: toControlAreas(raw),
    outlines: new Map(Object.entries(raw.outlines as Record<string, Raw>).map(([id, one]) => [id, toOutline(one)])),
    towns: raw.towns.map(([name, latitude, longitude, population]: Raw) => ({ name, latitude, longitude, population })),
    articles,
    incidents: toIncidents(raw, articles),
  };
}

function toNamedLines([name, note, from, to, lines]: Raw, steps: number): NamedLines {
  return { name, note, from, to, lines: lines.map((line: string) => decodePath(line, steps)) };
}

function toControlAreas(raw: Raw): ControlArea[] {
  const shapes: Polygon[][] = raw.shapes.map((shape: string[][]) => decodePolygons(shape, raw.ground.steps));
  return raw.control.map((one: Raw) => ({ ...one, shape: shapes[one.shape] ?? [] }));
}

const toArticle = ([title, source, published, url, language]: Raw, index: number): Article => ({
  index, title, source, published, url, language,
});

function toMargins(raw: Raw): Margins {
  const credits = raw.credits.map(([name, licence, url, asOf]: Raw) => ({ name, licence, url, asOf }));
  return { ...raw, credits };
}

function toCountry(row: Raw, steps: number): NamedShape {
  return { name: row[0], longitude: row[1], latitude: row[2], shape: decodePolygons(row[3], steps) };
}

function toOutline(one: Raw): Outline {
  return { longitude: one.label[0], latitude: one.label[1], shape: decodePolygons(one.shape, one.steps) };
}

const toToll = (raw: Raw): Toll | null => (raw ? { low: raw[0], best: raw[1], high: raw[2] } : null);

function toPlace(row: Raw, index: number): Place {
  const [name, latitude, longitude, kind, country, admin1, radiusKm, id] = row;
  return { index, name, latitude, longitude, kind, country, admin1, radiusKm, id };
}

/** Columns become rows: `rows([[1, 2], ["a", "b"]])` is `[[1, "a"], [2, "b"]]`. */
function rows(columns: Raw[][]): Raw[][] {
  return (columns[0] ?? []).map((_: Raw, index: number) => rowOf(columns, index));
}

function toIncidents(raw: Raw, articles: Article[]): Incident[] {
  const places: Place[] = raw.places.map(toPlace);
  const flagSets = (raw.codes.flags as string[]).reduce<ReadonlySet<string>[]>(
    (sets, flag) => [...sets, ...sets.map((set) => new Set([...set, flag]))], [new Set<string>()]);
  let next = 0;
  return rows(raw.incidents).map((row, index) => {
    const first = next;
    next += row[15];
    const told = (): Report[] => range(first, first + row[15]).map((at) => toReport(rowOf(raw.reports, at), raw, articles));
    return toIncident(row, index, { raw, places, flagSets, told });
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

const rowOf = (columns: Raw[][], index: number): Raw[] => columns.map((column) => column[index]);

interface Around { raw: Raw; places: Place[]; flagSets: ReadonlySet<string>[]; told: () => Report[] }

function toIncident(row: Raw[], index: number, { raw, places, flagSets, told }: Around): Incident {
  const word = (number: number): string => (number < 0 ? "" : raw.words[number]);
  const [id, type, sub, start, end, timePrecision, place, precision, phrase, deaths, injured, actors, status, flags, control] = row;
  let reports: Report[] | undefined;
  let words: string | undefined;
  return {
    index, id, type: raw.codes.types[type], what: word(sub) || raw.codes.types[type], start, end, timePrecision,
    place: places[place] ?? null, precision, phrase: word(phrase), deaths: toToll(deaths), injured: toToll(injured),
    actors: actors.map(([name, role, kind]: number[]) => ({
      name: word(name ?? -1), role: raw.codes.roles[role ?? 0], kind: word(kind ?? -1),
    })),
    status: raw.codes.statuses[status],
    flags: flagSets[flags] ?? new Set(),
    control: control ? toControl(control, word) : null,
    get reports() { return (reports ??= told()); },
    get searchText() { return (words ??= searchText(this)); },
  };
}

function toControl([controller, area, source, status, asOf]: number[], word: (number: number) => string): Control {
  return { controller: word(controller ?? -1), area: word(area ?? -1), source: word(source ?? -1), status: word(status ?? -1), asOf: asOf ?? 0 };
}

function toReport(row: Raw[], raw: Raw, articles: Article[]): Report {
  const word = (number: number): string => (number < 0 ? "" : raw.words[number]);
  const [article, quotes, what, start, end, timePrecision, place, deaths, injured, claims] = row;
  return {
    article: articles[article] as Article, quotes, what: word(what), start, end, timePrecision, place: word(place),
    deaths: toToll(deaths), injured: toToll(injured),
    claims: claims.map(([speaker, side, stance, quote, from, to, dead, hurt]: Raw) => ({
      speaker: word(speaker), side: word(side), stance: raw.codes.stances[stance], quote, start: from, end: to,
      deaths: toToll(dead), injured: toToll(hurt),
    })),
  };
}

/** Text without case and accents, so that "Şuşa" is found by "susa". */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchText(incident: Incident): string {
  const told = incident.reports.flatMap((report) => [
    ...report.quotes, report.article.source, report.article.title, ...report.claims.map((claim) => claim.speaker),
  ]);
  const own = [incident.what, incident.type, incident.place?.name, incident.place?.admin1, incident.phrase];
  return folded([...own, ...incident.actors.map((actor) => actor.name), ...told].filter(Boolean).join(" \n "));
}
