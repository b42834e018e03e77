/** Factories: what a test does not say is plain. The data is packed here as `geomap/render/payload/incident_columns.py` packs it. */

import english from "../../geomap/data/interface/en.json";
import type { Column } from "../src/payload/columns";
import type { ActorRow, ActorTable, ArticleTable, ClaimTable, IncidentTable, Payload, PlaceTable, ReportTable, Texts, TollRow } from "../src/payload/schema";
import { decodeSheet, type Sheet } from "../src/state/sheet";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export interface Told { quotes?: string[]; source?: string; article?: number; speaker?: string }
export interface Given {
  id?: string; type?: string; what?: string; start?: number | null; end?: number | null;
  place?: { name?: string; latitude?: number; longitude?: number } | null;
  precision?: number; isArea?: boolean; status?: string; flags?: string[]; actors?: string[]; reports?: Told[]; deaths?: [number, number, number | null];
}

export function encode(numbers: readonly number[]): string {
  return numbers.map((number) => {
    let rest = number >= 0 ? number * 2 : -number * 2 - 1;
    let text = "";
    for (; rest >= 32; rest = Math.floor(rest / 32)) text += ALPHABET[32 + (rest % 32)];
    return text + ALPHABET[rest];
  }).join("");
}

const texts = (all: readonly string[]): Texts => ({ text: all.join(""), lengths: encode(all.map((one) => one.length)) });
const TYPES = ["Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments", "Other"];
const STATUSES = ["reported", "claimed", "disputed", "confirmed"];
const FLAGS = ["ceasefire_violation", "background", "hypothetical"];

class Packer {
  readonly words: string[] = [];
  readonly tables: Record<string, Record<string, number[]>> = {};

  word(text: string): number {
    const at = this.words.indexOf(text);
    return at < 0 ? this.words.push(text) - 1 : at;
  }

  row(table: string, values: Record<string, number>): void {
    const columns = (this.tables[table] ??= {});
    for (const [name, value] of Object.entries(values)) (columns[name] ??= []).push(value);
  }

  columns<Form>(table: string, names: readonly Column<Form>[]): Form {
    const columns = this.tables[table] ?? {};
    const count = Object.values(columns)[0]?.length ?? 0;
    return { count, ...Object.fromEntries(names.map((name) => [name, encode(columns[name as string] ?? [])])) } as Form;
  }
}

/** A sheet of these incidents, on no ground. */
export function sheetOf(...all: Given[]): Sheet {
  const packer = new Packer();
  const raw = { tolls: [] as TollRow[], actors: [] as ActorRow[], quotes: [] as string[], sources: [] as string[], places: [] as string[] };
  let day = 0;
  for (const given of all) day = addIncident(packer, raw, given, day);
  const payload: Payload = {
    version: 2,
    sheet: {
      title: "A title", period: "", viewpoint: "", disclaimer: "", notes: [], credits: [["Atlas", "", "", ""]], language: "en", generator: "geomap",
      articles: [], articleCount: 0, publishers: [], publisherCount: 0,
    },
    interface: english, symbols: { box: [-12, -12, 24, 24], types: {} }, view: null, outlines: {}, towns: [], controls: [], corrections: {}, layering: {},
    control: [], shapes: { steps: 1000, stretches: [], areas: [] },
    codes: { types: TYPES, statuses: STATUSES, stances: ["asserts"], roles: ["party"], flags: FLAGS },
    ground: { steps: 1000, countries: [], divisions: [], disputed: [], shaded: [], backdrop: [], backdropSteps: 20 },
    tolls: raw.tolls, actors: raw.actors, words: packer.words,
    incidents: { ...packer.columns<Omit<IncidentTable, "id">>("incidents", ["type", "what", "start", "days", "timePrecision", "place", "precision", "area", "phrase", "deaths", "injured", "actors", "status", "flags", "control", "controlNote", "reports"]), id: texts(all.map((given, index) => given.id ?? `i${index}`)) },
    incidentActors: packer.columns<ActorTable>("incidentActors", ["actor"]),
    reports: packer.columns<ReportTable>("reports", ["article", "what", "start", "days", "timePrecision", "place", "deaths", "injured", "quotes", "claims"]),
    claims: packer.columns<ClaimTable>("claims", ["speaker", "side", "stance", "quote", "start", "length", "deaths", "injured"]),
    places: packer.columns<PlaceTable>("places", ["name", "latitude", "longitude", "kind", "country", "admin1", "radius", "outline"]),
    articles: { ...packer.columns<Omit<ArticleTable, "url">>("articles", ["title", "source", "published", "language"]), url: texts(raw.sources.map(() => "")) },
    quotes: texts(raw.quotes),
  };
  return decodeSheet(JSON.stringify(payload));
}

interface Loose { tolls: TollRow[]; actors: ActorRow[]; quotes: string[]; sources: string[]; places: string[] }

function addIncident(packer: Packer, raw: Loose, given: Given, day: number): number {
  const { start = 10, end = start, status = "reported", flags = [], actors = [], reports = [{}] } = given;
  const isDated = start !== null && end !== null;
  const precision = given.place === null ? 0 : (given.precision ?? 1);
  packer.row("incidents", {
    type: TYPES.indexOf(given.type ?? "Battles"), what: packer.word(given.what ?? "Armed clash"), start: isDated ? start - day : 0, days: isDated ? end - start : 0,
    timePrecision: isDated ? 1 : 0, place: addPlace(packer, raw, given.place), precision, area: given.isArea ? 1 : 0, phrase: -1,
    deaths: given.deaths ? raw.tolls.push(given.deaths) - 1 : -1, injured: -1, actors: actors.length, status: STATUSES.indexOf(status),
    flags: flags.reduce((bits, flag) => bits + 2 ** FLAGS.indexOf(flag), 0), control: -1, controlNote: -1, reports: reports.length,
  });
  for (const actor of actors) packer.row("incidentActors", { actor: raw.actors.push([packer.word(actor), 0, packer.word("")]) - 1 });
  for (const told of reports) addReport(packer, raw, told);
  return isDated ? start : day;
}

function addPlace(packer: Packer, raw: Loose, place: Given["place"]): number {
  if (place === null) return -1;
  const { name = "Karvin", latitude = 45.9, longitude = 21.3 } = place ?? {};
  const key = `${name} ${latitude} ${longitude}`;
  if (raw.places.includes(key)) return raw.places.indexOf(key);
  packer.row("places", {
    name: packer.word(name), latitude: Math.round(latitude * 1e5), longitude: Math.round(longitude * 1e5), kind: packer.word("settlement"),
    country: packer.word("XA"), admin1: packer.word("Hills"), radius: 0, outline: -1,
  });
  return raw.places.push(key) - 1;
}

function addReport(packer: Packer, raw: Loose, { quotes = ["Two guards died."], source = "The Courier", article = 0, speaker }: Told): void {
  while (raw.sources.length <= article) {
    packer.row("articles", { title: packer.word("A week"), source: packer.word(source), published: 18_700, language: packer.word("en") });
    raw.sources.push(source);
  }
  raw.quotes.push(...quotes);
  packer.row("reports", { article, what: 0, start: 0, days: 0, timePrecision: 1, place: -1, deaths: -1, injured: -1, quotes: quotes.length, claims: speaker ? 1 : 0 });
  if (speaker) packer.row("claims", { speaker: packer.word(speaker), side: packer.word(""), stance: 0, quote: 0, start: 0, length: 3, deaths: -1, injured: -1 });
}
