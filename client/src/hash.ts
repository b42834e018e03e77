/** The address says what is seen: view, time, open incident. Whatever else an address says is ignored. */

import type { Range } from "./clock";

export interface Link { latitude: number | null; longitude: number | null; zoom: number | null; range: Range | null; open: string | null; text: string }

const LONGEST = 600;
const MOST_DAYS = 1e6;

export function readHash(hash: string): Link {
  const words = new URLSearchParams(hash.slice(1, LONGEST));
  const [latitude = null, longitude = null, zoom = null] = numbers(words.get("at"), 3);
  const isPoint = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 && zoom !== null && zoom >= 0 && zoom <= 20;
  const [from, to] = numbers(words.get("days"), 2);
  const isRange = from !== undefined && to !== undefined && from <= to && Math.abs(from) < MOST_DAYS && Math.abs(to) < MOST_DAYS;
  return {
    latitude: isPoint ? latitude : null, longitude: isPoint ? longitude : null, zoom: isPoint ? zoom : null,
    range: isRange ? { from: Math.round(from), to: Math.round(to) } : null,
    open: words.get("open"), text: (words.get("find") ?? "").slice(0, 100),
  };
}

function numbers(text: string | null, count: number): number[] {
  const values = (text ?? "").split(",").map(Number);
  return text && values.length === count && values.every(Number.isFinite) ? values : [];
}

export function writeHash(link: Link): string {
  const words = new URLSearchParams();
  if (link.latitude !== null && link.longitude !== null && link.zoom !== null) {
    words.set("at", `${link.latitude.toFixed(4)},${link.longitude.toFixed(4)},${Number(link.zoom.toFixed(2))}`);
  }
  if (link.range) words.set("days", `${link.range.from},${link.range.to}`);
  if (link.open !== null) words.set("open", link.open);
  if (link.text) words.set("find", link.text);
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
