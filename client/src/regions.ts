/** Incidents of which only the region is known: the region's own shape, hatched; never a dot in its middle. */

import L from "leaflet";
import { svg } from "./dom";
import { pane } from "./ground";
import { spotInView, type Spot, type View } from "./inside";
import type { Incident, Outline, Place, Sheet, SymbolShape } from "./payload";
import type { Store } from "./store";
import { MIXED, shapeOf } from "./symbols";

export interface Region { place: Place; outline: Outline | null; incidents: Incident[] }

const METRES = 1000;
/** The reach of a region that has neither outline nor radius: vague on purpose, and drawn so. */
const VAGUE_KM = 50;
let mapsOnPage = 0;

/** The regions that incidents stand on, the largest first so that small ones stay on top. */
export function regionsOf(incidents: readonly Incident[], outlines: ReadonlyMap<string, Outline>): Region[] {
  const regions = new Map<number, Region>();
  for (const incident of incidents) {
    const place = incident.place;
    if (!place || incident.precision !== 3) continue;
    const region = regions.get(place.index) ?? { place, outline: outlines.get(place.id) ?? null, incidents: [] };
    region.incidents.push(incident);
    regions.set(place.index, region);
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

export class RegionLayer {
  regions: Region[] = [];
  private readonly group = L.layerGroup();
  private readonly renderer: L.Renderer;
  private readonly prefix = `gm${++mapsOnPage}-hatch`;

  constructor(map: L.Map, private readonly sheet: Sheet, private readonly store: Store, private readonly pick: (incidents: Incident[]) => void) {
    this.renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-regions", 350) });
    map.getContainer().append(this.patterns());
    this.group.addTo(map);
  }

  update(incidents: readonly Incident[]): void {
    this.regions = regionsOf(incidents, this.sheet.outlines);
    this.group.clearLayers();
    for (const region of this.regions) this.group.addLayer(this.shape(region));
  }

  private shape(region: Region): L.Path {
    const options = { ...this.style(region), renderer: this.renderer };
    const { place, outline } = region;
    const path = outline?.shape.length
      ? L.polygon(outline.shape, { ...options, smoothFactor: 0.5 })
      : L.circle([place.latitude, place.longitude], { ...options, radius: (place.radiusKm || VAGUE_KM) * METRES });
    path.on("add", () => setHue(path.getElement(), this.hueOf(this.typeOf(region))));
    path.on("click", (event) => {
      L.DomEvent.stop(event);
      this.pick(region.incidents);
    });
    return path;
  }

  private style(region: Region): L.PathOptions {
    const open = this.store.state.open;
    const width = region.place.kind === "country" ? "wide" : "close";
    const classes = ["gm-region"];
    if (region.incidents.every((incident) => incident.status === "claimed")) classes.push("is-claimed");
    if (!region.outline) classes.push("is-vague");
    if (region.incidents.some((incident) => incident.index === open)) classes.push("is-open");
    return { className: classes.join(" "), fillColor: `url(#${this.prefix}-${width}-${this.typeOf(region)})`, fillOpacity: 1, bubblingMouseEvents: true };
  }

  /** The number of the one type that all incidents of a region share, else -1. */
  private typeOf(region: Region): number {
    const types = new Set(region.incidents.map((incident) => incident.type));
    return types.size === 1 ? this.sheet.types.indexOf(region.incidents[0]?.type ?? "") : -1;
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
