/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { ENTRIES, ROOMS, STYLES } from "../rooms.mjs";

const MOST_FILES = 12;
const files = Object.keys(import.meta.glob("../src/**/*")).map((path) => path.replace("../src/", ""));
const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/");

describe("the rooms of the client", () => {
  it("are those that `npm run check` knows, beside the programs and the styles", () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].sort()).toEqual(["", STYLES, ...ROOMS.flat()].sort());
    expect(files.filter((path) => folderOf(path) === "").sort()).toEqual([...ENTRIES].sort());
  });

  it("hold a dozen files at most", () => {
    for (const folder of new Set(files.map(folderOf))) expect(files.filter((path) => folderOf(path) === folder).length, folder).toBeLessThanOrEqual(MOST_FILES);
  });

  it("have no name twice", () => {
    const names = files.filter((path) => path.endsWith(".ts")).map((path) => path.split("/").at(-1));
    expect(names).toEqual([...new Set(names)]);
  });
});
