/** In somebody else's page: tell it how high the map would like to be. Nobody has to listen. */

const SMALLEST = 480;
const LARGEST = 760;
/** Title, clock and margin, around a map of three by five. */
const AROUND = 170;
const PHONE_HEIGHT = 620;
const PHONE = 720;

/** The height that suits a width. It never depends on the height itself, so a host that obeys does not start a race. */
export function heightFor(width: number): number {
  if (width < PHONE) return PHONE_HEIGHT;
  return Math.round(Math.min(Math.max(width * 0.5 + AROUND, SMALLEST), LARGEST));
}

/** Posts `{ geomap: { height } }`, in CSS pixels, at the start and whenever the width has changed it. */
export function tellHeight(root: HTMLElement): void {
  let told = 0;
  const tell = (): void => {
    const height = heightFor(root.clientWidth);
    if (root.clientWidth === 0 || height === told) return;
    told = height;
    // A number that anybody may know: the host page's origin cannot be known from within a sandbox.
    window.parent.postMessage({ geomap: { height } }, "*");
  };
  new ResizeObserver(tell).observe(root);
  tell();
}
