/** The incidents of a sheet as columns, and single ones made of them when they are shown. */

import { Table, Texts, type Column } from "./columns";
import type { Actor, Article, Claim, Control, Incident, Place, Report, Toll } from "./facts";
import type { ActorRow, ActorTable, ArticleTable, ClaimTable, HolderRow, IncidentTable, Payload, PlaceTable, ReportTable, TollRow } from "./schema";

type Word = (number: number) => string;

const DEGREE = 100_000;
const NO_DAY = -1_000_000;
/** Groups of incidents, in the order of the list. */
export const NEWS = 0;
export const HISTORY = 1;
export const PLANS = 2;

export class Articles {
  readonly length: number;
  private readonly table: Table<ArticleTable>;
  private readonly urls: Texts;

  constructor(raw: ArticleTable, private readonly word: Word) {
    this.table = new Table(raw);
    this.urls = new Texts(raw.url, raw.count);
    this.length = raw.count;
  }

  at(index: number): Article {
    const { table, word } = this;
    const published = table.at("published", index);
    return {
      index, title: word(table.at("title", index)), source: word(table.at("source", index)), published: published === NO_DAY ? null : published,
      url: this.urls.at(index), language: word(table.at("language", index)),
    };
  }

  /** The number of the word that names the publisher of each article. */
  get sources(): Int32Array {
    return this.table.column("source");
  }

  get titles(): Int32Array {
    return this.table.column("title");
  }
}

export class Places {
  readonly length: number;
  readonly table: Table<PlaceTable>;
  private readonly made = new Map<number, Place>();

  constructor(raw: PlaceTable, private readonly word: Word) {
    this.table = new Table(raw);
    this.length = raw.count;
  }

  at(index: number): Place {
    let place = this.made.get(index);
    if (!place) this.made.set(index, (place = this.make(index)));
    return place;
  }

  latitude(index: number): number {
    return this.table.at("latitude", index) / DEGREE;
  }

  longitude(index: number): number {
    return this.table.at("longitude", index) / DEGREE;
  }

  private make(index: number): Place {
    const { table, word } = this;
    return {
      index, name: word(table.at("name", index)), latitude: this.latitude(index), longitude: this.longitude(index),
      kind: word(table.at("kind", index)), country: word(table.at("country", index)), admin1: word(table.at("admin1", index)),
      radiusKm: table.at("radius", index) / 10, outline: word(table.at("outline", index)),
    };
  }
}

export class Incidents {
  readonly length: number;
  readonly table: Table<IncidentTable>;
  readonly reports: Table<ReportTable>;
  readonly claims: Table<ClaimTable>;
  /** The first and the last day; of undated ones both are nothing to go by. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** NEWS, HISTORY or PLANS. */
  readonly group: Uint8Array;
  readonly articles: Articles;
  readonly places: Places;
  readonly ids: Texts;
  readonly quotes: Texts;
  readonly quoteCount: number;
  private readonly flagSets: ReadonlySet<string>[];

  constructor(private readonly raw: Payload) {
    this.table = new Table(raw.incidents);
    this.reports = new Table(raw.reports);
    this.claims = new Table(raw.claims);
    this.length = this.table.count;
    this.articles = new Articles(raw.articles, this.word);
    this.places = new Places(raw.places, this.word);
    this.ids = new Texts(raw.incidents.id, this.length);
    this.quoteCount = this.reports.column("quotes").reduce((sum, count) => sum + count, 0);
    this.quotes = new Texts(raw.quotes, this.quoteCount);
    [this.start, this.end] = this.days();
    this.flagSets = raw.codes.flags.reduce<ReadonlySet<string>[]>(
      (sets, flag) => [...sets, ...sets.map((set) => new Set([...set, flag]))], [new Set<string>()]);
    const groups = this.flagSets.map((set) => (set.has("hypothetical") ? PLANS : set.has("background") ? HISTORY : NEWS));
    this.group = Uint8Array.from(this.table.column("flags"), (flags) => groups[flags] as number);
  }

  readonly word = (number: number): string => (number < 0 ? "" : (this.raw.words[number] as string));

  get words(): readonly string[] {
    return this.raw.words;
  }

  get types(): readonly string[] {
    return this.raw.codes.types;
  }

  get statuses(): readonly string[] {
    return this.raw.codes.statuses;
  }

  /** Name, role and kind of each actor, as numbers of words. */
  get actors(): readonly ActorRow[] {
    return this.raw.actors;
  }

  /** Of each row of actors its number; the rows of an incident follow each other. */
  get actorRows(): Int32Array {
    return (this.decodedActors ??= new Table<ActorTable>(this.raw.incidentActors)).column("actor");
  }

  private decodedActors: Table<ActorTable> | null = null;

  isDated(index: number): boolean {
    return this.table.at("timePrecision", index) > 0;
  }

  at(index: number): Incident {
    const { table, word, raw } = this;
    const at = (name: Column<IncidentTable>): number => table.at(name, index);
    const isDated = this.isDated(index);
    const place = at("place");
    const told = this.toReports.bind(this, index);
    const [publishers, independentSources, possiblySame] = raw.layering?.[index] ?? [1, 1, []];
    let reports: Report[] | undefined;
    return {
      index, id: this.ids.at(index), type: raw.codes.types[at("type")] as string, what: word(at("what")) || (raw.codes.types[at("type")] as string),
      start: isDated ? (this.start[index] as number) : null, end: isDated ? (this.end[index] as number) : null, timePrecision: at("timePrecision"),
      place: place < 0 ? null : this.places.at(place), precision: at("precision"), isArea: at("area") > 0, phrase: word(at("phrase")),
      deaths: this.toll(at("deaths")), injured: this.toll(at("injured")), actors: this.toActors(index), status: raw.codes.statuses[at("status")] as string,
      flags: this.flagSets[at("flags")] ?? new Set(), control: this.toControl(at("control")), controlNote: word(at("controlNote")),
      corrections: (raw.corrections?.[index] ?? []).map(([change, author, day, reason]) => ({ change, author, day, reason })),
      publishers, independentSources, possiblySame,
      get reports() { return (reports ??= told()); },
    };
  }

  private days(): [Int32Array, Int32Array] {
    const since = this.table.column("start");
    const days = this.table.column("days");
    const start = new Int32Array(this.length);
    const end = new Int32Array(this.length);
    let day = 0;
    for (let index = 0; index < this.length; index++) {
      day += since[index] as number;
      start[index] = day;
      end[index] = day + (days[index] as number);
    }
    return [start, end];
  }

  private toll(number: number): Toll | null {
    if (number < 0) return null;
    const [low, best, high] = this.raw.tolls[number] as TollRow;
    return { low, best, high };
  }

  private toActors(index: number): Actor[] {
    const starts = this.table.starts("actors");
    const rows = this.actorRows.subarray(starts[index], starts[index + 1]);
    return [...rows].map((row) => {
      const [name, role, kind] = this.raw.actors[row] as ActorRow;
      return { name: this.word(name), role: this.raw.codes.roles[role] as string, kind: this.word(kind) };
    });
  }

  private toControl(number: number): Control | null {
    if (number < 0) return null;
    const { word } = this;
    const [controller, area, source, status, asOf, note, distanceKm, shares] = this.raw.controls[number] as HolderRow;
    return {
      controller: word(controller), area: word(area), source: word(source), status: word(status), asOf, note: word(note), distanceKm,
      shares: shares.map(([side, share]) => ({ side: word(side), share })),
    };
  }

  private toReports(index: number): Report[] {
    const starts = this.table.starts("reports");
    const isDated = this.isDated(index);
    const from = isDated ? (this.start[index] as number) : 0;
    const place = this.table.at("place", index);
    const name = place < 0 ? 0 : this.places.table.at("name", place);
    const base = { from, what: this.table.at("what", index), name };
    return range(starts[index] as number, starts[index + 1] as number).map((row) => this.toReport(row, base));
  }

  /** What a report mostly shares with its incident is told as the difference. */
  private toReport(row: number, { from, what, name }: { from: number; what: number; name: number }): Report {
    const at = (name: Column<ReportTable>): number => this.reports.at(name, row);
    const isDated = at("timePrecision") > 0;
    const start = isDated ? from + at("start") : null;
    const quotes = this.reports.starts("quotes");
    const claims = this.reports.starts("claims");
    return {
      article: this.articles.at(at("article")), what: this.word(what + at("what")), start, end: start === null ? null : start + at("days"),
      timePrecision: at("timePrecision"), place: this.word(name + at("place")), deaths: this.toll(at("deaths")), injured: this.toll(at("injured")),
      quotes: range(quotes[row] as number, quotes[row + 1] as number).map((quote) => this.quotes.at(quote)),
      claims: range(claims[row] as number, claims[row + 1] as number).map((claim) => this.toClaim(claim)),
    };
  }

  private toClaim(row: number): Claim {
    const at = (name: Column<ClaimTable>): number => this.claims.at(name, row);
    return {
      speaker: this.word(at("speaker")), side: this.word(at("side")), stance: this.raw.codes.stances[at("stance")] as string, quote: at("quote"),
      start: at("start"), end: at("start") + at("length"), deaths: this.toll(at("deaths")), injured: this.toll(at("injured")),
    };
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

