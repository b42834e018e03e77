import { describe, expect, it } from "vitest";
import { readHash, writeHash, type Link } from "../../src/state/hash";

const PLAIN = { switches: { types: [], statuses: [], precisions: [], articles: [] }, actors: [], history: false };
const NOTHING: Link = { latitude: null, longitude: null, zoom: null, range: null, open: null, text: "", ...PLAIN };

describe("the address", () => {
  it("comes back as it was written", () => {
    const link: Link = { latitude: 45.5, longitude: -20.25, zoom: 6.25, range: { from: -40, to: 18_700 }, open: "a b&c=ü", text: "ş%",
      switches: { types: [0, 3], statuses: [], precisions: [2], articles: [12, 7] }, actors: ["a, b", "ü&"], history: true };
    expect(readHash(writeHash(link))).toEqual(link);
  });

  it.each(["", "#", "#nonsense", "#at=1,2", "#at=NaN,1,2", "#at=91,0,5", "#at=1,1,99", "#days=9,1", "#days=1,1e9", "#%E0%A4%A"])("ignores %j", (hash) => {
    expect(readHash(hash)).toEqual(NOTHING);
  });

  it("keeps hostile words as words", () => {
    expect(readHash("#find=%3Cimg%20onerror%3Dalert(1)%3E").text).toBe("<img onerror=alert(1)>");
  });

  it("does not read more than an address can mean", () => {
    expect(readHash(`#find=${"x".repeat(10_000)}`).text).toHaveLength(100);
  });
});
