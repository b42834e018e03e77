/** One sheet on the page: puts map, list, clock and margins together and keeps them in step. */

import L from "leaflet";
import { ControlLayer } from "../ground/control";
import { drawGround } from "../ground/ground";
import { boundsOf, RegionLayer, regionsOf } from "../ground/regions";
import { addTiles } from "../ground/tiles";
import { InkLayer } from "../marks/ink";
import { Panel } from "../panel/panel";
import type { Ring } from "../payload/shapes";
import type { Sheet } from "../state/sheet";
import { Store } from "../state/store";
import { View } from "../state/view";
import { el } from "../words/dom";
import { clockBar } from "./clockbar";
import { tellHeight } from "./framed";
import { addFurniture } from "./furniture";
import { Legend } from "./legend";
import { footer, titleBlock } from "./margins";
import { printing } from "./printing";
import { tipsOn } from "./tips";

/** Closer than this the ground has no detail to stand on. */
const CLOSEST_FIT = 9;
/** Nobody needs to zoom further out than this, unless the incidents do. */
const WIDEST_NEEDED = 2;
const HOME_PADDING: [number, number] = [36, 36];
const WORLD = [-160, -50, 170, 72] as const;
const SAME_DEGREES = 1e-6;
const ROOMY = 1080;
const PHONE = 720;
const SHORT = 560;
/** Pixels: what is smaller on the map needs no line in the legend. */
const SMALLEST_SEEN = 8;

export class SheetMap {
  readonly map: L.Map;
  readonly store: Store;
  private readonly regions: RegionLayer;
  private readonly ink: InkLayer;
  private readonly legend: Legend;
  private readonly quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
  private readonly framed = window.parent !== window;
  private readonly view: View;
  private homeView: { centre: L.LatLng; zoom: number } | null = null;

  constructor(private readonly root: HTMLElement, readonly sheet: Sheet) {
    this.store = new Store(sheet);
    this.legend = new Legend(this.store);
    const holder = el("div", { class: "gm-map", role: "region", "aria-label": sheet.language.word("map") });
    this.layOut(holder);
    this.map = L.map(holder, {
      zoomControl: false, attributionControl: false, trackResize: false, zoomSnap: 0.25, zoomDelta: 1, wheelPxPerZoomLevel: 90, minZoom: 0, maxZoom: 14,
      maxBoundsViscosity: 0.6, scrollWheelZoom: !this.framed, zoomAnimation: !this.quiet, fadeAnimation: false, keyboardPanDelta: 90,
      center: [20, 10], zoom: 2,
    });
    addFurniture(this.map, sheet.language, () => this.home());
    drawGround(this.map, sheet, this.store);
    if (sheet.tiles) addTiles(this.map, sheet.tiles, sheet.language);
    this.home();
    new ControlLayer(this.map, sheet, this.store);
    this.regions = new RegionLayer(this.map, sheet, this.store, (chosen) => this.pick(chosen));
    this.ink = new InkLayer(this.map, sheet, this.store, this.regions);
    tipsOn(this.map, this.ink, sheet);
    this.view = new View(this.map, this.store, this.root);
    if (location.hash) this.view.follow(location.hash);
    this.listen();
    this.update();
    whenIdle(() => this.store.search.prepare());
    printing({ root: this.root, map: this.map, store: this.store, ink: this.ink, isHome: () => this.isHome(), home: () => this.home() });
  }

  private layOut(holder: HTMLElement): void {
    this.root.classList.toggle("is-framed", this.framed);
    const clock = clockBar(this.store);
    const panel = new Panel(this.store).element;
    const frame = el("div", { class: "gm-frame" }, holder, this.legend.element);
    this.root.append(titleBlock(this.sheet, () => this.store.change({ panelOpen: true })), frame, panel, clock ?? "", footer(this.sheet));
    new ResizeObserver(() => this.fold()).observe(this.root);
    if (this.framed) tellHeight(this.root);
    new ResizeObserver(() => this.resize()).observe(holder);
    this.fold();
  }

  /** Wide: the list beside the map. Folded: behind a handle. Phone: a sheet from below. */
  private fold(): void {
    const width = this.root.clientWidth;
    const layout = width < PHONE ? "is-phone" : this.framed && width < ROOMY ? "is-folded" : "is-wide";
    if (this.root.classList.contains(layout)) return;
    this.root.classList.remove("is-phone", "is-folded", "is-wide");
    this.root.classList.add(layout);
    this.resize();
    const about = this.root.querySelector<HTMLDetailsElement>(".gm-about");
    if (about) about.open = layout === "is-wide";
    this.legend.element.open = layout === "is-wide" || (layout === "is-folded" && this.root.clientHeight >= SHORT);
  }

  /** Until somebody moves the map it keeps showing the whole; later it keeps the open incident in sight. */
  private resize(): void {
    if (!this.map || this.root.classList.contains("is-printing")) return;
    const isHome = this.isHome();
    this.map.invalidateSize({ animate: false, pan: false });
    if (isHome) this.home();
    else if (this.store.state.open !== null) this.show(this.store.state.open);
  }

  private listen(): void {
    const { map, store, root } = this;
    store.listen((state, before) => {
      root.classList.toggle("is-panel-open", state.panelOpen);
      const isSame = state.filters === before.filters && state.range === before.range && state.open === before.open;
      if (!isSame) this.update();
      if (state.open !== null && state.open !== before.open) this.show(state.open);
      this.view.saveSoon();
    });
    map.on("click", (event) => this.click(event.containerPoint));
    map.on("moveend", () => {
      this.view.saveSoon();
      this.explain();
    });
    map.on("resize", () => this.ink.redraw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.ink.redraw());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") store.change({ open: null, picked: null, panelOpen: false });
    });
    // In a report the wheel scrolls the report, until the reader has clicked into the map.
    if (this.framed) map.once("mousedown", () => map.scrollWheelZoom.enable());
  }

  private update(): void {
    const shown = this.store.onMap();
    this.regions.update(shown);
    this.ink.update(shown);
    this.explain();
  }

  private explain(): void {
    this.legend.update(this.store.onMap(), (paths) => this.isSeen(paths));
  }

  private isSeen(paths: readonly Ring[]): boolean {
    const bounds = L.latLngBounds(paths.flat());
    if (!bounds.isValid() || !this.map.getBounds().intersects(bounds)) return false;
    const size = this.map.latLngToContainerPoint(bounds.getSouthEast()).subtract(this.map.latLngToContainerPoint(bounds.getNorthWest()));
    return Math.max(size.x, size.y) >= SMALLEST_SEEN;
  }

  private click(point: L.Point): void {
    const target = this.ink.at(point);
    if (!target) return void (this.store.state.picked && this.store.change({ picked: null }));
    const { mark } = target;
    const zoom = this.map.getZoom();
    if (mark && target.count > 1 && mark.sites.length > 1 && zoom < this.map.getMaxZoom()) {
      this.map.fitBounds(this.ink.boundsOf(mark), { padding: [60, 60], maxZoom: Math.min(zoom + 3, this.map.getMaxZoom()), animate: !this.quiet });
      return;
    }
    this.pick(target.members());
  }

  private pick(chosen: readonly number[]): void {
    const [only] = chosen;
    if (chosen.length === 1 && only !== undefined) this.store.change({ picked: null, open: only, panelOpen: true });
    else this.store.change({ picked: chosen, open: null, panelOpen: true });
  }

  /** Bring an opened incident into the view, but leave a view alone that shows it. */
  private show(index: number): void {
    const { place } = this.sheet.incidents.at(index);
    if (!place) return;
    const [region] = regionsOf(this.sheet, [index]);
    const { latitude, longitude } = place;
    const view = this.map.getBounds();
    if (region && !view.intersects(boundsOf(region))) this.map.fitBounds(boundsOf(region), { maxZoom: CLOSEST_FIT, animate: !this.quiet });
    if (!region && !view.pad(-0.05).contains([latitude, longitude])) this.map.panTo([latitude, longitude], { animate: !this.quiet });
  }

  private home(): void {
    const [west, south, east, north] = this.sheet.view ?? WORLD;
    const whole = L.latLngBounds([south, west], [north, east]);
    this.map.setMinZoom(0);
    this.map.setMinZoom(Math.min(WIDEST_NEEDED, this.map.getBoundsZoom(whole, false, L.point(HOME_PADDING).multiplyBy(2))));
    this.map.fitBounds(whole, { padding: HOME_PADDING, maxZoom: CLOSEST_FIT, animate: false });
    this.homeView = { centre: this.map.getCenter(), zoom: this.map.getZoom() };
  }

  /** Whether the map still shows the whole, unmoved by the reader, a link or a script. */
  private isHome(): boolean {
    const { homeView, map } = this;
    return homeView !== null && homeView.zoom === map.getZoom() && homeView.centre.equals(map.getCenter(), SAME_DEGREES);
  }
}

/** After all that the reader waits for. */
function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(action, { timeout: 5000 });
  else window.setTimeout(action, 1000);
}
