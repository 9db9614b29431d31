import { font, fontName, light, type Palette, textSizes } from './tokens.ts';

const propertyName = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A palette as custom properties: `inkSoft` is `--ink-soft`. */
export const colourProperties = (palette: Palette): Record<string, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, colour]) => [propertyName(name), colour]));

/** Typeface and type scale as custom properties: `--font`, `--text-small`. */
export const typeProperties: Record<string, string> = {
  '--font': font,
  ...Object.fromEntries(Object.entries(textSizes).map(([name, size]) => [`--text-${name}`, `${size}rem`])),
};

const rule = (properties: Record<string, string>) =>
  `:root{${Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

/** The head of a style sheet that is served by itself; with a second palette it follows the reader's choice of dark. */
export function brandStyles(fontAddress: string, palette = light, whenDark?: Palette): string {
  const scheme = { 'color-scheme': whenDark === undefined ? 'light' : 'light dark' };
  const face = `font-family:"${fontName}";src:url("${fontAddress}") format("woff2");font-weight:200 800`;
  return [
    `@font-face{${face};font-display:swap}`,
    rule({ ...typeProperties, ...colourProperties(palette), ...scheme }),
    ...(whenDark === undefined
      ? []
      : [`@media (prefers-color-scheme:dark){${rule(colourProperties(whenDark))}}`]),
    '',
  ].join('\n');
}
