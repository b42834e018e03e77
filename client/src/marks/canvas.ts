/** A Leaflet layer with one canvas, painted anew after each move and carried along while the map moves. */

import L from "leaflet";
import type { Window } from "./stacks";

/** How far the canvas reaches over each edge of the map, as a part of the map's size. */
const MARGIN = 0.25;

export type ToPixels = (latitude: number, longitude: number) => L.Point;
export type Paint = (context: CanvasRenderingContext2D, toPixels: ToPixels, window: Window) => void;

export class CanvasLayer extends L.Layer {
  /** Device pixels to a CSS pixel; more on paper than on a screen. */
  sharpness = Math.max(1, window.devicePixelRatio || 1);
  private readonly canvas = document.createElement("canvas");
  private centre = L.latLng(0, 0);
  private zoom = 0;
  private isAsked = false;

  constructor(private readonly paint: Paint, private readonly pane: string) {
    super();
    this.canvas.className = "gm-canvas leaflet-zoom-animated";
    this.canvas.setAttribute("aria-hidden", "true");
  }

  override onAdd(map: L.Map): this {
    map.getPane(this.pane)?.append(this.canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    this.canvas.remove();
    return this;
  }

  override getEvents(): { [name: string]: L.LeafletEventHandlerFn } {
    return {
      moveend: () => this.redraw(),
      resize: () => this.redraw(),
      zoomanim: (event) => this.carry((event as L.ZoomAnimEvent).center, (event as L.ZoomAnimEvent).zoom),
      zoom: () => this.carry(this.map.getCenter(), this.map.getZoom()),
    };
  }

  /** Paint once the script that runs has ended: a resize and the move that follows ask several times. */
  redraw(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    queueMicrotask(() => {
      this.isAsked = false;
      this.draw();
    });
  }

  private draw(): void {
    const map = this.map;
    if (!map) return;
    const size = map.getSize();
    const corner = size.multiplyBy(-MARGIN).round();
    const whole = size.multiplyBy(1 + 2 * MARGIN).round();
    this.canvas.width = Math.ceil(whole.x * this.sharpness);
    this.canvas.height = Math.ceil(whole.y * this.sharpness);
    this.canvas.style.width = `${whole.x}px`;
    this.canvas.style.height = `${whole.y}px`;
    L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint(corner), 1);
    this.centre = map.getCenter();
    this.zoom = map.getZoom();
    // Painted by the processor: a first canvas that asks for the graphics card waits for it longer than all painting takes.
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return;
    context.setTransform(this.sharpness, 0, 0, this.sharpness, -corner.x * this.sharpness, -corner.y * this.sharpness);
    const origin = map.getPixelBounds().min ?? L.point(0, 0);
    const window = { scale: 256 * 2 ** this.zoom, originX: origin.x, originY: origin.y, left: corner.x, top: corner.y, width: whole.x, height: whole.y };
    this.paint(context, (latitude, longitude) => map.latLngToContainerPoint([latitude, longitude]), window);
  }

  private get map(): L.Map {
    return (this as unknown as { _map: L.Map })._map;
  }

  /** Stretch the painted picture to where it will be after a zoom. */
  private carry(centre: L.LatLng, zoom: number): void {
    const map = this.map as L.Map & { _getNewPixelOrigin(centre: L.LatLng, zoom: number): L.Point };
    const scale = map.getZoomScale(zoom, this.zoom);
    const half = map.getSize().multiplyBy(0.5 + MARGIN);
    const corner = half.multiplyBy(-scale).add(map.project(this.centre, zoom)).subtract(map._getNewPixelOrigin(centre, zoom));
    L.DomUtil.setTransform(this.canvas, corner, scale);
  }
}
