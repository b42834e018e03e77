/** The address says what is seen: view, time, filters, open incident. Whatever else an address says is ignored. */

import type { Range } from "./clock";

/** Types, statuses and precisions that are off, and articles that alone are on, by their numbers. */
export interface Switches { types: number[]; statuses: number[]; precisions: number[]; articles: number[] }
export interface Link {
  latitude: number | null; longitude: number | null; zoom: number | null; range: Range | null; open: string | null; text: string;
  switches: Switches; actors: string[]; history: boolean;
}

const LONGEST = 4000;
const MOST_DAYS = 1e6;
const MOST_NUMBER = 1e7;
const SWITCHES = ["types", "statuses", "precisions", "articles"] as const;

export function readHash(hash: string): Link {
  const words = new URLSearchParams(hash.slice(1, LONGEST));
  const [latitude = null, longitude = null, zoom = null] = numbers(words.get("at"), 3);
  const isPoint = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 && zoom !== null && zoom >= 0 && zoom <= 20;
  const [from, to] = numbers(words.get("days"), 2);
  const isRange = from !== undefined && to !== undefined && from <= to && Math.abs(from) < MOST_DAYS && Math.abs(to) < MOST_DAYS;
  const [types, statuses, precisions, articles] = SWITCHES.map((name) => codes(words.get(name)));
  return {
    latitude: isPoint ? latitude : null, longitude: isPoint ? longitude : null, zoom: isPoint ? zoom : null,
    range: isRange ? { from: Math.round(from), to: Math.round(to) } : null,
    open: words.get("open"), text: (words.get("find") ?? "").slice(0, 100),
    switches: { types: types ?? [], statuses: statuses ?? [], precisions: precisions ?? [], articles: articles ?? [] },
    actors: words.getAll("actor").map((name) => name.slice(0, 200)), history: words.get("history") === "1",
  };
}

function numbers(text: string | null, count: number): number[] {
  const values = (text ?? "").split(",").map(Number);
  return text && values.length === count && values.every(Number.isFinite) ? values : [];
}

function codes(text: string | null): number[] {
  return (text ?? "").split(",").filter((word) => /^\d+$/.test(word)).map(Number).filter((code) => code < MOST_NUMBER);
}

export function writeHash(link: Link): string {
  const words = new URLSearchParams();
  if (link.latitude !== null && link.longitude !== null && link.zoom !== null) {
    words.set("at", `${link.latitude.toFixed(4)},${link.longitude.toFixed(4)},${Number(link.zoom.toFixed(2))}`);
  }
  if (link.range) words.set("days", `${link.range.from},${link.range.to}`);
  for (const name of SWITCHES) if (link.switches[name].length) words.set(name, link.switches[name].join());
  for (const actor of link.actors) words.append("actor", actor);
  if (link.history) words.set("history", "1");
  if (link.text) words.set("find", link.text);
  if (link.open !== null) words.set("open", link.open);
  return `#${words.toString().replaceAll("%2C", ",")}`;
}

/** In a `srcdoc` frame history may not be touched; the hash alone still may. */
export function showHash(hash: string): void {
  if (location.hash === hash) return;
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    location.hash = hash;
  }
}
