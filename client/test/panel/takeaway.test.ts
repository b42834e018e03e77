import { describe, expect, it } from "vitest";
import { citation, toCsv, toGeoJson } from "../../src/panel/takeaway";
import type { Incident } from "../../src/payload/facts";
import { sheetOf, type Given } from "../samples";

function incidents(...all: Given[]): Incident[] {
  const sheet = sheetOf(...all);
  return all.map((_, index) => sheet.incidents.at(index));
}

describe("what a reader takes along", () => {
  it("has a line an incident, undated and placeless ones too", () => {
    const lines = toCsv(incidents({}, { start: null, place: null })).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("i0,Battles,Armed clash,1970-01-11,1970-01-11,1,Karvin,Hills,XA,45.9,21.3,1,");
    expect(lines[2]).toContain("i1,Battles,Armed clash,,,,,,,,,,");
  });

  it("never looks like a formula, and keeps quotes and commas in their cell", () => {
    expect(toCsv(incidents({ what: "=HYPERLINK(1)", reports: [{ quotes: ['He said "go", then\nleft'] }] })))
      .toMatch(/,'=HYPERLINK\(1\),.*,"He said ""go"", then\nleft"\r\n$/s);
  });

  it("is GeoJSON with null where no place is known", () => {
    const collection = JSON.parse(toGeoJson(incidents({}, { place: null })));
    expect(collection.features.map((one: { geometry: unknown }) => one.geometry)).toEqual([{ type: "Point", coordinates: [21.3, 45.9] }, null]);
  });

  it("is cited with its data, and with its address where it has one", () => {
    expect(citation(sheetOf({}), "https://maps.example/one")).toBe("A title. Made with geomap; data: Atlas. https://maps.example/one");
    expect(citation(sheetOf({}), "about:srcdoc")).toBe("A title. Made with geomap; data: Atlas.");
  });
});
