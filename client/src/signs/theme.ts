/** The colours of the sheet, read from the style sheet so that dark mode and print have one home. */

export interface Theme {
  paper: string; ink: string; muted: string; faint: string; accent: string; halo: string; dark: boolean; font: string;
}

export function readTheme(root: Element): Theme {
  const style = getComputedStyle(root);
  const value = (name: string): string => style.getPropertyValue(`--gm-${name}`).trim();
  return {
    paper: value("paper"), ink: value("ink"), muted: value("muted"), faint: value("faint"), accent: value("accent"),
    halo: value("halo"), dark: value("scheme") === "dark", font: style.fontFamily || "sans-serif",
  };
}
