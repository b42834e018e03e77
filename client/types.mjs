// Makes the types of the page's data from payload.schema.json, which Python makes of geomap/render/payload/schema.py.
// `npm run types` writes them; with --check it says whether they are behind.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, "src", "payload", "schema.ts");
const BANNER = "/** The page's data as it is written: made by `npm run types` from payload.schema.json, not by hand. */";

/** JSON Schema of 2020 tells the parts of a row as `prefixItems`; the compiler knows them by their older name. */
function older(key, value) {
  if (!value?.prefixItems) return value;
  const { prefixItems: items, ...rest } = value;
  return { ...rest, items, additionalItems: false };
}

const schema = JSON.parse(readFileSync(join(here, "payload.schema.json"), "utf8"), older);
const text = await compile(schema, "Payload", { bannerComment: BANNER, style: { printWidth: 120 } });
if (!process.argv.includes("--check")) writeFileSync(home, text);
else if (readFileSync(home, "utf8") !== text) {
  console.error("src/payload/schema.ts is behind payload.schema.json: run `npm run types`");
  process.exitCode = 1;
}
