/** What a reader may take along: the incidents that are shown, as GeoJSON or CSV, and words to cite the map by. */

import type { Incident } from "../payload/facts";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { isoDay as iso } from "../words/dates";
import { button, el } from "../words/dom";

const COLUMNS = [
  "id", "event_type", "sub_event_type", "date_start", "date_end", "time_precision", "place", "admin1", "country_code", "latitude", "longitude",
  "geo_precision", "deaths_low", "deaths_best", "deaths_high", "status", "flags", "sources", "quote",
] as const;
/** Characters that the box of the text may hold. */
const MOST_SHOWN = 2_000_000;
type Row = Record<(typeof COLUMNS)[number], string | number | null>;

/** Undated is null. */
function isoDay(day: number | null): string | null {
  return day === null ? null : iso(day);
}

function rowOf(incident: Incident): Row {
  const { place, deaths } = incident;
  return {
    id: incident.id, event_type: incident.type, sub_event_type: incident.what, date_start: isoDay(incident.start), date_end: isoDay(incident.end),
    time_precision: incident.timePrecision || null, place: place?.name ?? null, admin1: place?.admin1 ?? null, country_code: place?.country ?? null,
    latitude: place?.latitude ?? null, longitude: place?.longitude ?? null, geo_precision: place ? incident.precision : null,
    deaths_low: deaths?.low ?? null, deaths_best: deaths?.best ?? null, deaths_high: deaths?.high ?? null, status: incident.status,
    flags: [...incident.flags].join(" "), sources: [...new Set(incident.reports.map((report) => report.article.source))].join("; "),
    quote: incident.reports[0]?.quotes[0] ?? null,
  };
}

export function toCsv(incidents: Iterable<Incident>): string {
  const lines = Array.from(incidents, (incident) => {
    const row = rowOf(incident);
    return COLUMNS.map((name) => cell(row[name])).join(",");
  });
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/** A spreadsheet takes a text that begins like a formula for one, so such a text gets an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toGeoJson(incidents: Iterable<Incident>): string {
  const features = Array.from(incidents, (incident) => {
    const { latitude, longitude, ...properties } = rowOf(incident);
    const geometry = latitude === null ? null : { type: "Point", coordinates: [longitude, latitude] };
    return JSON.stringify({ type: "Feature", id: incident.id, geometry, properties });
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

/** Title, period, map data, program, and where the map was seen. */
export function citation({ margins, language }: Sheet, address: string): string {
  const { title, period, credits, generator } = margins;
  const data = credits.map((credit) => credit.name).join(", ");
  const seen = /^https?:/.test(address) ? ` ${address}` : "";
  const made = language.word("madeWith", { program: generator });
  return `${title || language.word("title")}${period ? `, ${period}` : ""}. ${made}${data ? `; ${language.word("citedData", { data })}` : ""}.${seen}`;
}

/** A part of the panel that opens to its buttons, and to the text itself for frames that may not download. */
export function takeaway(store: Store): HTMLElement {
  const { language, incidents } = store.sheet;
  const text = el("textarea", { class: "gm-take-text", readonly: true, rows: 5, dir: "auto", "aria-label": language.word("textToCopy"), "data-untrusted": true });
  text.hidden = true;
  const show = (words: string): void => {
    // The whole of a large file would only choke the box.
    text.value = words.length > MOST_SHOWN ? "" : words;
    text.hidden = words.length > MOST_SHOWN;
    text.select();
  };
  const copy = (words: string): void => {
    show(words);
    // Without leave to use the clipboard the selected text is still there to copy.
    void navigator.clipboard?.writeText(words).catch(() => undefined);
  };
  const file = (name: string, type: string, words: string): void => {
    show(words);
    save(name, new Blob([words], { type }));
  };
  const shown = (): Iterable<Incident> => Array.from(store.listed(), (index) => incidents.at(index));
  const cite = (): void => copy(`${citation(store.sheet, location.href)} ${language.dates.day(Math.floor(Date.now() / 86_400_000))}.`);
  return el("details", { class: "gm-take" }, el("summary", {}, language.word("takeAlong")),
    el("p", { class: "gm-take-buttons" },
      button("GeoJSON", { class: "gm-text-button" }, () => file("incidents.geojson", "application/geo+json", toGeoJson(shown()))),
      button("CSV", { class: "gm-text-button" }, () => file("incidents.csv", "text/csv", toCsv(shown()))),
      button(language.word("citation"), { class: "gm-text-button" }, cite),
      button(language.word("linkToView"), { class: "gm-text-button" }, () => copy(store.address()))),
    text);
}

function save(name: string, data: Blob): void {
  const address = URL.createObjectURL(data);
  el("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
