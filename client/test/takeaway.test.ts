import { describe, expect, it } from "vitest";
import { toCsv, toGeoJson } from "../src/takeaway";
import { incident, report } from "./samples";

describe("what a reader takes along", () => {
  it("has a line an incident, undated and placeless ones too", () => {
    const lines = toCsv([incident(), incident({ start: null, end: null, place: null })]).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("one,Battles,Armed clash,1970-01-11,1970-01-11,1,Karvin,Hills,XA,45.9,21.3,1,");
    expect(lines[2]).toContain("one,Battles,Armed clash,,,1,,,,,,,");
  });

  it("never looks like a formula, and keeps quotes and commas in their cell", () => {
    expect(toCsv([incident({ what: "=HYPERLINK(1)", reports: [report({ quotes: ['He said "go", then\nleft'] })] })]))
      .toMatch(/,'=HYPERLINK\(1\),.*,"He said ""go"", then\nleft"\r\n$/s);
  });

  it("is GeoJSON with null where no place is known", () => {
    const collection = JSON.parse(toGeoJson([incident(), incident({ place: null })]));
    expect(collection.features.map((one: { geometry: unknown }) => one.geometry)).toEqual([{ type: "Point", coordinates: [21.3, 45.9] }, null]);
  });
});
