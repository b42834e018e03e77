/** Making elements. Text goes in as text nodes only; nothing here parses HTML. */

export type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null>;

const SVG = "http://www.w3.org/2000/svg";

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

export function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** Letters: no name, title or note is longer. A browser takes minutes to break a word of a hundred thousand into lines. */
const LONGEST_SAID = 2000;

/** Text that comes from outside, kept from turning the direction of its neighbours, and from standing the page still. */
export function said(text: string, className = ""): HTMLElement {
  return el("bdi", { dir: "auto", class: className || null }, text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text);
}

/** A link where the address is a web address, else the label alone. */
export function link(url: string, label: Child): HTMLElement {
  if (!/^https?:\/\//i.test(url)) return el("span", {}, label);
  return el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, label);
}

export function button(label: Child, attributes: Attributes, onPress: () => void): HTMLButtonElement {
  const element = el("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", onPress);
  return element;
}
