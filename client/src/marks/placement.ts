/** Names on the map that do not run into each other: who comes first keeps the room. */

export interface Box { left: number; top: number; right: number; bottom: number }

export class Room {
  private readonly taken: Box[] = [];

  constructor(private readonly bounds: Box) {}

  take(box: Box): void {
    this.taken.push(box);
  }

  isFree(box: Box, gap = 2): boolean {
    const { bounds } = this;
    if (box.left < bounds.left || box.top < bounds.top || box.right > bounds.right || box.bottom > bounds.bottom) return false;
    return !this.taken.some((other) => meet(box, other, gap));
  }

  /** The first of the candidates that is free, now taken; null where none is. */
  place(candidates: readonly Box[], gap = 2): Box | null {
    const box = candidates.find((candidate) => this.isFree(candidate, gap)) ?? null;
    if (box) this.take(box);
    return box;
  }
}

function meet(one: Box, other: Box, gap: number): boolean {
  return (
    one.left < other.right + gap && one.right > other.left - gap && one.top < other.bottom + gap && one.bottom > other.top - gap
  );
}

export function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** Beside a point: right, left, above, below. */
export function boxesBeside(x: number, y: number, width: number, height: number, gap: number): Box[] {
  return [
    boxAround(x + gap + width / 2, y, width, height),
    boxAround(x - gap - width / 2, y, width, height),
    boxAround(x, y + gap + height / 2, width, height),
    boxAround(x, y - gap - height / 2, width, height),
  ];
}

export interface Lettering { text: string; font: string; colour: string; halo: string; spacing?: string }

export function widthOf(context: CanvasRenderingContext2D, lettering: Lettering): number {
  context.font = lettering.font;
  context.letterSpacing = lettering.spacing ?? "0px";
  const width = context.measureText(lettering.text).width;
  context.letterSpacing = "0px";
  return width;
}

export function letter(context: CanvasRenderingContext2D, lettering: Lettering, box: Box): void {
  context.font = lettering.font;
  context.letterSpacing = lettering.spacing ?? "0px";
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = lettering.halo;
  const y = (box.top + box.bottom) / 2;
  context.strokeText(lettering.text, box.left, y);
  context.fillStyle = lettering.colour;
  context.fillText(lettering.text, box.left, y);
  context.letterSpacing = "0px";
}
