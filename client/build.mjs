// Bundles the client and Leaflet into the two files that the Python package inlines in every page.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "geomap", "_built");

// An HTML parser reads these as the end of the inline element, or as a comment that swallows it.
const UNSAFE_INLINE = /<\/(script|style)|<!--|\r/i;

async function bundle(entry, name) {
  const outfile = join(built, name);
  await build({
    entryPoints: [join(here, "src", entry)],
    outfile,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: ["es2022"],
    legalComments: "inline",
    loader: { ".png": "dataurl" },
    logLevel: "warning",
  });
  const text = readFileSync(outfile, "utf8").replace(/\n*$/, "\n");
  if (UNSAFE_INLINE.test(text)) throw new Error(`${name} cannot be put inline: it holds ${UNSAFE_INLINE.exec(text)[0]}`);
  writeFileSync(outfile, text);
}

mkdirSync(built, { recursive: true });
await bundle("main.ts", "client.js");
await bundle("styles/page.css", "client.css");
await bundle("bridge.ts", "bridge.js");
