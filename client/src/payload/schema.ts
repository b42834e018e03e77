/** The page's data as it is written: made by `npm run types` from payload.schema.json, not by hand. */

/**
 * An actor: its name as a word, its role as a code, its kind as a word.
 *
 * @minItems 3
 * @maxItems 3
 */
export type ActorRow = [number, number, number];
/**
 * A spell without a map of its own: its first day, the first day after it.
 *
 * @minItems 2
 * @maxItems 2
 *
 * Items: Days since 1970-01-01
 */
export type SpellRow = [number, number];
/**
 * Who held a place: controller, area, source, status, day, note, km to a line (null for regions), shares.
 *
 * @minItems 8
 * @maxItems 8
 */
export type HolderRow = [number, number, number, number, number, number, number | null, ShareRow[]];
/**
 * What part of a region a side held: the side as a word, the part from 0 to 1.
 *
 * @minItems 2
 * @maxItems 2
 */
export type ShareRow = [number, number];
/**
 * What an analyst changed: the change, who made it, on which day, why.
 *
 * @minItems 4
 * @maxItems 4
 */
export type CorrectionRow = [string, string, number, string];
/**
 * A country: its name, where that stands best (longitude, latitude), its land.
 *
 * @minItems 4
 * @maxItems 4
 */
export type CountryRow = [string, number, number, string[][]];
/**
 * Disputed lines: name, note, first day, first day after the last, lines.
 *
 * @minItems 5
 * @maxItems 5
 */
export type DisputedRow = [string, string, number | null, number | null, string[]];
/**
 * A first-order division: its name, its borders.
 *
 * @minItems 2
 * @maxItems 2
 */
export type DivisionRow = [string, string[]];
/**
 * A disputed area: name, note, first day, first day after the last, longitude and latitude of its name, shape.
 *
 * @minItems 7
 * @maxItems 7
 */
export type ShadedRow = [string, string, number | null, number | null, number, number, string[][]];
/**
 * Publishers, independent sources, and the numbers of incidents that are possibly the same.
 *
 * @minItems 3
 * @maxItems 3
 */
export type LayeringRow = [number, number, number[]];
/**
 * Whose data is drawn: name, licence, web address, day in words.
 *
 * @minItems 4
 * @maxItems 4
 */
export type CreditRow = [string, string, string, string];
/**
 * A publisher, and how many tellings are theirs.
 *
 * @minItems 2
 * @maxItems 2
 */
export type PublisherRow = [string, number];
/**
 * A number of people: at least, most likely, at most; the last is null where it is open.
 *
 * @minItems 3
 * @maxItems 3
 */
export type TollRow = [number, number, number | null];
/**
 * A settlement for orientation: name, latitude, longitude, people.
 *
 * @minItems 4
 * @maxItems 4
 */
export type TownRow = [string, number, number, number];

/**
 * The data of a page.
 */
export interface Payload {
  actors: ActorRow[];
  articles: ArticleTable;
  claims: ClaimTable;
  codes: Codes;
  control: ControlRow[];
  controls: HolderRow[];
  /**
   * By the number of the incident
   */
  corrections: {
    [k: string]: CorrectionRow[];
  };
  ground: Ground;
  incidentActors: ActorTable;
  incidents: IncidentTable;
  /**
   * The page's own words: a sentence, or one for each plural category
   */
  interface: {
    [k: string]:
      | string
      | {
          [k: string]: string;
        };
  };
  /**
   * By the number of the incident
   */
  layering: {
    [k: string]: LayeringRow;
  };
  outlines: {
    [k: string]: Outline;
  };
  places: PlaceTable;
  quotes: Texts;
  reports: ReportTable;
  shapes: SharedShapes;
  sheet: Margins;
  /**
   * The controllers in the order of their tints; by name where absent
   */
  sides?: string[];
  symbols: Symbols;
  tiles?: Tiles;
  tolls: TollRow[];
  towns: TownRow[];
  version: number;
  /**
   * What the map opens on; null where nothing is placed
   */
  view: [number, number, number, number] | null;
  words: string[];
}
/**
 * The articles; title, source and language are words.
 */
export interface ArticleTable {
  count: number;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  language: string;
  /**
   * Days; -1000000 stands for one that nobody knows
   */
  published: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  source: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  title: string;
  url: Texts;
}
/**
 * Texts one behind the other.
 */
export interface Texts {
  /**
   * How long each is, in UTF-16 units
   */
  lengths: string;
  text: string;
}
/**
 * Who says what; speaker and side are words.
 */
export interface ClaimTable {
  count: number;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  deaths: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  injured: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  length: string;
  /**
   * Which of the report's quotes holds it
   */
  quote: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  side: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  speaker: string;
  /**
   * A code
   */
  stance: string;
  /**
   * Where it begins there, in UTF-16 units
   */
  start: string;
}
/**
 * The closed words, in the order by which the columns count them; of flags each is a bit.
 */
export interface Codes {
  flags: string[];
  roles: string[];
  stances: string[];
  statuses: string[];
  types: string[];
}
export interface ControlRow {
  /**
   * West, south, east, north, in degrees
   *
   * @minItems 4
   * @maxItems 4
   */
  box: [number, number, number, number];
  carried?: SpellRow[];
  /**
   * How it came to be so: handover, a user's word
   */
  change?: string;
  controller: string;
  from: number | null;
  name: string;
  note?: string;
  /**
   * How closely its lines are known, in words
   */
  precision?: string;
  /**
   * The number of its shape: areas of one number are the same ground
   */
  shape: number;
  source?: string;
  status: string;
  /**
   * The first day after the last
   */
  to: number | null;
}
/**
 * What lies under the incidents.
 */
export interface Ground {
  /**
   * Of each polygon its rings, the shell first, none closed
   */
  backdrop: string[][];
  backdropSteps: number;
  countries: CountryRow[];
  disputed: DisputedRow[];
  divisions: DivisionRow[];
  shaded: ShadedRow[];
  /**
   * Steps in a degree, of all but the backdrop
   */
  steps: number;
}
/**
 * Who took part: the rows of an incident follow each other.
 */
export interface ActorTable {
  /**
   * The number of an actor
   */
  actor: string;
  count: number;
}
/**
 * The incidents in the order of their list.
 */
export interface IncidentTable {
  /**
   * How many rows of incidentActors are its
   */
  actors: string;
  /**
   * 1 where only an area is known: drawn by its outline, not as a dot
   */
  area: string;
  /**
   * The number of who held the place; -1 where there is none
   */
  control: string;
  /**
   * Why there is none, where it was asked for, as a word
   */
  controlNote: string;
  count: number;
  /**
   * Days from the first to the last
   */
  days: string;
  /**
   * The number of a toll; -1 where nothing is said
   */
  deaths: string;
  /**
   * A bit a flag
   */
  flags: string;
  id: Texts;
  /**
   * The number of a toll; -1 where nothing is said
   */
  injured: string;
  /**
   * How the text says where, as a word
   */
  phrase: string;
  /**
   * The number of its place; -1 where nobody knows it
   */
  place: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  precision: string;
  /**
   * How many rows of reports are its
   */
  reports: string;
  /**
   * Days since the incident before
   */
  start: string;
  /**
   * A code
   */
  status: string;
  /**
   * 0 where the day is not known
   */
  timePrecision: string;
  /**
   * A code
   */
  type: string;
  /**
   * The sub-type as a word
   */
  what: string;
}
/**
 * The shape of a region, and longitude and latitude of where its name stands best.
 */
export interface Outline {
  /**
   * @minItems 2
   * @maxItems 2
   */
  label: [number, number];
  /**
   * Of each polygon its rings, the shell first, none closed
   */
  shape: string[][];
  steps: number;
}
/**
 * The places; name, kind, country, admin1 and outline are words.
 */
export interface PlaceTable {
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  admin1: string;
  count: number;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  country: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  kind: string;
  /**
   * Hundred-thousandths of a degree
   */
  latitude: string;
  /**
   * Hundred-thousandths of a degree
   */
  longitude: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  name: string;
  /**
   * The key of its shape among the outlines
   */
  outline: string;
  /**
   * Tenths of a kilometre
   */
  radius: string;
}
/**
 * What articles tell; what a report mostly shares with its incident is told as the difference.
 */
export interface ReportTable {
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  article: string;
  /**
   * How many rows of claims are its
   */
  claims: string;
  count: number;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  days: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  deaths: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  injured: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  place: string;
  /**
   * How many rows of quotes are its
   */
  quotes: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  start: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  timePrecision: string;
  /**
   * Whole numbers, five bits a character; decodeNumbers reads them
   */
  what: string;
}
/**
 * Shapes by number, put together of stretches that stand in the page once.
 */
export interface SharedShapes {
  /**
   * Of each ring its stretches, as differences
   */
  areas: string[][][];
  steps: number;
  /**
   * Items: Corners as differences in steps, longitude first; decodePath reads it
   */
  stretches: string[];
}
/**
 * What stands around the map.
 */
export interface Margins {
  /**
   * How many articles could be named
   */
  articleCount: number;
  /**
   * The numbers of the articles that the margin names
   */
  articles: number[];
  credits: CreditRow[];
  disclaimer: string;
  generator: string;
  /**
   * A BCP 47 tag
   */
  language: string;
  notes: string[];
  period: string;
  publisherCount: number;
  /**
   * Who published what has no name, the most first
   */
  publishers: PublisherRow[];
  title: string;
  viewpoint: string;
}
/**
 * The symbols of the event types, by type.
 */
export interface Symbols {
  /**
   * @minItems 4
   * @maxItems 4
   */
  box: [number, number, number, number];
  types: {
    [k: string]: SymbolShape;
  };
}
/**
 * The symbol of an event type: its hue on pale and on dark ground, and an SVG path around 0, 0.
 */
export interface SymbolShape {
  colour: string;
  dark: string;
  path: string;
}
/**
 * A background map from the network.
 */
export interface Tiles {
  attribution: string;
  least_zoom: number;
  most_zoom: number;
  subdomains: string;
  /**
   * With {x}, {y}, {z} and, where there are several hosts, {s} to be filled in
   */
  url: string;
}
