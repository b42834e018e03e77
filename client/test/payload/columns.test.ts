import { describe, expect, it } from "vitest";
import { decodeColumn, startsOf, Texts } from "../../src/payload/columns";
import { encode, sheetOf } from "../samples";

describe("columns", () => {
  it("read what was written, small and large, of either sign", () => {
    const numbers = [0, -1, 15, 16, -16, 1000, -18_000_000, 17_999_999];
    expect([...decodeColumn(encode(numbers), numbers.length)]).toEqual(numbers);
  });

  it("know where the rows of each owner begin", () => {
    expect([...startsOf(Int32Array.of(2, 0, 3))]).toEqual([0, 2, 2, 5]);
  });

  it("cut texts out of one and find them again", () => {
    const texts = new Texts({ text: "oneonetwo😀", lengths: encode([3, 6, 2]) }, 3);
    expect([0, 1, 2].map((row) => texts.at(row))).toEqual(["one", "onetwo", "😀"]);
    expect([texts.find("onetwo"), texts.find("two"), texts.find("")]).toEqual([1, -1, -1]);
  });
});

describe("an incident", () => {
  it("is made of its columns when it is asked for", () => {
    const { incidents } = sheetOf({ start: 5, end: 9, deaths: [1, 2, null], actors: ["rebels"], flags: ["background"] }, { start: null, place: null });
    expect(incidents.at(0)).toMatchObject({
      index: 0, id: "i0", type: "Battles", start: 5, end: 9, deaths: { low: 1, best: 2, high: null }, actors: [{ name: "rebels" }], status: "reported",
    });
    expect(incidents.at(0).reports[0]).toMatchObject({ quotes: ["Two guards died."], start: 5, article: { source: "The Courier", published: 18_700 } });
    expect(incidents.at(1)).toMatchObject({ start: null, end: null, place: null });
  });
});
