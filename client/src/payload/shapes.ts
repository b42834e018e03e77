/** Reads what `geomap/render/payload/shape_encoding.py` writes: quantised differences, six bits a character. */

export type Ring = [number, number][];
export type Polygon = Ring[];

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export const VALUE = new Uint8Array(128);
for (let index = 0; index < ALPHABET.length; index++) VALUE[ALPHABET.charCodeAt(index)] = index;

/** Whole numbers from text: five bits a character, the sixth says that more follow, zigzag for the sign. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 1;
  for (let index = 0; index < text.length; index++) {
    const bits = VALUE[text.charCodeAt(index)] ?? 0;
    // Multiplied, not shifted: a coordinate in fine steps times two may pass 31 bits.
    value += (bits & 31) * shift;
    if (bits & 32) {
      shift *= 32;
      continue;
    }
    numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
    value = 0;
    shift = 1;
  }
  return numbers;
}

/** A path as [latitude, longitude] pairs, as Leaflet wants them. */
export function decodePath(text: string, steps: number): Ring {
  const numbers = decodeNumbers(text);
  const path: Ring = [];
  let x = 0;
  let y = 0;
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    x += numbers[index] ?? 0;
    y += numbers[index + 1] ?? 0;
    path.push([y / steps, x / steps]);
  }
  return path;
}

export function decodePolygons(shape: string[][], steps: number): Polygon[] {
  return shape.map((rings) => rings.map((ring) => decodePath(ring, steps)));
}
