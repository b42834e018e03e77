// `npm run check` holds the imports of src to the order of its rooms; imports of types count as any others do.
import { ENTRIES, ROOMS } from "./rooms.mjs";

const placed = [...ROOMS.flat().map((room) => `${room}/`), ...ENTRIES.map((name) => `${name.replaceAll(".", "\\.")}$`)];

/** No file of a room imports from a room beside or above it, nor from the programs on top. */
const onlyDownwards = ROOMS.flatMap((level, height) =>
  level.map((room) => {
    const others = [...ROOMS.slice(height).flat().filter((other) => other !== room).map((other) => `${other}/`), "[^/]+$"];
    return { name: `${room}-looks-down`, severity: "error", from: { path: `^src/${room}/` }, to: { path: `^src/(${others.join("|")})` } };
  }),
);

export default {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    { name: "no-file-without-a-room", severity: "error", from: {}, to: { path: "^src/", pathNot: `^src/(${placed.join("|")})` } },
    { name: "no-library-unlisted", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...onlyDownwards,
  ],
  // TypeScript 7 has no parser to lend yet; swc reads the same files, types included.
  options: { parser: "swc", tsPreCompilationDeps: true, doNotFollow: { path: "node_modules" } },
};
