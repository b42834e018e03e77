// The folders of src, the lowest first: a file imports from its own room and from those below, never across or up.
export const ROOMS = [["payload"], ["words"], ["state"], ["signs"], ["ground"], ["marks", "panel"], ["page"]];
// What stands beside the rooms: the two programs that are bundled, and what every file may see.
export const ENTRIES = ["main.ts", "bridge.ts", "images.d.ts"];
// The style sheets, which no program imports.
export const STYLES = "styles";
