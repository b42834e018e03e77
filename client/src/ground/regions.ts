/** Incidents of which only the region is known: the region's own shape, hatched; never a dot in its middle. */

import L from "leaflet";
import type { Outline, Place, SymbolShape } from "../payload/facts";
import { MIXED, shapeOf } from "../signs/symbols";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { svg } from "../words/dom";
import { pane } from "./ground";
import { spotInView, type Spot, type View } from "./inside";

export interface Region { place: Place; outline: Outline | null; incidents: number[] }

const METRES = 1000;
/** The reach of a region that has neither outline nor radius: vague on purpose, and drawn so. */
const VAGUE_KM = 50;
let mapsOnPage = 0;

/** The regions that incidents stand on, the largest first so that small ones stay on top. */
export function regionsOf({ incidents, outlines }: Sheet, chosen: Iterable<number>): Region[] {
  const [places, area] = [incidents.table.column("place"), incidents.table.column("area")];
  const regions = new Map<number, Region>();
  for (const index of chosen) {
    if (!area[index]) continue;
    const number = places[index] as number;
    let region = regions.get(number);
    if (!region) {
      const place = incidents.places.at(number);
      regions.set(number, (region = { place, outline: outlines.get(place.outline) ?? null, incidents: [] }));
    }
    region.incidents.push(index);
  }
  return [...regions.values()].sort((one, other) => reach(other) - reach(one) || one.place.index - other.place.index);
}

function reach(region: Region): number {
  const bounds = boundsOf(region);
  return (bounds.getNorth() - bounds.getSouth()) * (bounds.getEast() - bounds.getWest());
}

export function boundsOf(region: Region): L.LatLngBounds {
  const { place, outline } = region;
  if (outline?.shape.length) return L.latLngBounds(outline.shape.flat(2));
  return L.latLng(place.latitude, place.longitude).toBounds((place.radiusKm || VAGUE_KM) * METRES * 2);
}

/** Where the plate with the region's name is tied to. */
export function labelPoint({ outline, place }: Region, view: View): Spot {
  return outline ? spotInView(outline, outline.shape, view) : place;
}

interface Drawn { path: L.Path; look: string; incidents: number[] }

export class RegionLayer {
  regions: Region[] = [];
  private readonly group = L.layerGroup();
  private readonly renderer: L.Renderer;
  private readonly prefix = `gm${++mapsOnPage}-hatch`;
  /** What is drawn of each place: a step of the clock changes few of them. */
  private drawn = new Map<number, Drawn>();
  private order = "";
  private chosen: Iterable<number> | null = null;

  constructor(map: L.Map, private readonly sheet: Sheet, private readonly store: Store, private readonly pick: (incidents: readonly number[]) => void) {
    this.renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-regions", 350) });
    map.getContainer().append(this.patterns());
    this.group.addTo(map);
  }

  update(chosen: Iterable<number>): void {
    if (chosen !== this.chosen) this.regions = regionsOf(this.sheet, chosen);
    this.chosen = chosen;
    // Large below small is the order of drawing: where new ones come between, all are drawn anew.
    const order = this.regions.map((region) => region.place.index).join();
    const before = this.drawn;
    if (order !== this.order) this.group.clearLayers();
    this.drawn = new Map(this.regions.map((region) => [region.place.index, this.draw(region, before.get(region.place.index), order !== this.order)]));
    this.order = order;
  }

  private draw(region: Region, before: Drawn | undefined, isMoved: boolean): Drawn {
    const style = this.style(region);
    const look = `${style.className} ${style.fillColor}`;
    if (before?.look === look) {
      before.incidents = region.incidents;
      if (isMoved) this.group.addLayer(before.path);
      return before;
    }
    if (before) this.group.removeLayer(before.path);
    const drawn: Drawn = { look, incidents: region.incidents, path: this.shape(region, style, () => this.pick(drawn.incidents)) };
    this.group.addLayer(drawn.path);
    return drawn;
  }

  private shape({ place, outline, incidents }: Region, style: L.PathOptions, onClick: () => void): L.Path {
    const options = { ...style, renderer: this.renderer };
    const path = outline?.shape.length
      ? L.polygon(outline.shape, { ...options, smoothFactor: 0.5 })
      : L.circle([place.latitude, place.longitude], { ...options, radius: (place.radiusKm || VAGUE_KM) * METRES });
    const hue = this.hueOf(this.typeOf(incidents));
    path.on("add", () => setHue(path.getElement(), hue));
    path.on("click", (event) => {
      L.DomEvent.stop(event);
      onClick();
    });
    return path;
  }

  private style({ place, outline, incidents }: Region): L.PathOptions {
    const { open } = this.store.state;
    const { table, statuses } = this.sheet.incidents;
    const status = table.column("status");
    const claimed = statuses.indexOf("claimed");
    const width = place.kind === "country" ? "wide" : "close";
    const classes = ["gm-region"];
    if (incidents.every((index) => status[index] === claimed)) classes.push("is-claimed");
    if (!outline) classes.push("is-vague");
    if (open !== null && incidents.includes(open)) classes.push("is-open");
    return { className: classes.join(" "), fillColor: `url(#${this.prefix}-${width}-${this.typeOf(incidents)})`, fillOpacity: 1, bubblingMouseEvents: true };
  }

  /** The number of the one type that all incidents of a region share, else -1. */
  private typeOf(incidents: readonly number[]): number {
    const type = this.sheet.incidents.table.column("type");
    const first = type[incidents[0] ?? 0] as number;
    return incidents.every((index) => type[index] === first) ? first : -1;
  }

  private hueOf(type: number): SymbolShape {
    return type < 0 ? MIXED : shapeOf(this.sheet.types[type] ?? "", this.sheet);
  }

  /** A hatch for each event type and one for mixed company. */
  private patterns(): SVGSVGElement {
    const store = svg("svg", { class: "gm-patterns", width: 0, height: 0, "aria-hidden": "true" });
    for (const [width, gap] of [["close", 6], ["wide", 13]] as const) {
      for (let type = -1; type < this.sheet.types.length; type++) {
        store.append(hatch(`${this.prefix}-${width}-${type}`, gap, this.hueOf(type)));
      }
    }
    return store;
  }
}

function hatch(id: string, gap: number, hue: SymbolShape): SVGPatternElement {
  const line = svg("path", { d: `M0 0V${gap}`, class: "gm-hatch" });
  setHue(line, hue);
  return svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, line);
}

function setHue(element: Element | undefined, hue: SymbolShape): void {
  if (!(element instanceof SVGElement)) return;
  element.style.setProperty("--gm-hue", hue.colour);
  element.style.setProperty("--gm-hue-dark", hue.dark);
}
