/** Factories: what a test does not say is plain. */

import type { Incident, Place, Report } from "../src/payload";
import { folded } from "../src/payload";

export function place(changes: Partial<Place> = {}): Place {
  return { index: 0, name: "Karvin", latitude: 45.9, longitude: 21.3, kind: "settlement", country: "XA", admin1: "Hills", radiusKm: 0, id: "own:karvin", ...changes };
}

export function report(changes: Partial<Report> = {}): Report {
  const article = { index: 0, title: "A week", source: "The Courier", published: 18_700, url: "", language: "en" };
  return {
    article, quotes: ["Two guards died."], what: "Armed clash", start: 10, end: 10, timePrecision: 1, place: "Karvin",
    deaths: null, injured: null, claims: [], ...changes,
  };
}

export function incident(changes: Partial<Incident> = {}): Incident {
  const made: Incident = {
    index: 0, id: "one", type: "Battles", what: "Armed clash", start: 10, end: 10, timePrecision: 1, place: place(), precision: 1,
    phrase: "", deaths: null, injured: null, actors: [], status: "reported", flags: new Set(), control: null, reports: [report()],
    searchText: "", ...changes,
  };
  const words = folded([made.what, made.place?.name ?? "", ...made.reports.flatMap((told) => told.quotes)].join(" "));
  return { ...made, searchText: made.searchText || words };
}
