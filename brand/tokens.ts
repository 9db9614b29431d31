/** One set of colours, sizes and type for the staff application, the public pages and all that is printed. */

/** Colours by what they mean. Each text colour has been checked for WCAG AA on paper and on sheet. */
export const light = {
  paper: '#fbf9f4',
  sheet: '#fffefb',
  wash: '#f3efe5',
  ink: '#1b1f23',
  inkSoft: '#5a5f5c',
  line: '#e4dfd3',
  lineStrong: '#8f8a7c',
  leaf: '#0b5d51',
  onLeaf: '#ffffff',
  leafFill: '#0b5d51',
  onLeafFill: '#ffffff',
  leafWash: '#e4f0ec',
  broken: '#b3261e',
  brokenFill: '#b3261e',
  brokenWash: '#fbe9e7',
  waiting: '#8a5a00',
  waitingWash: '#fbf0d9',
  done: '#2f6b2f',
  doneWash: '#e6f1e3',
};
export type Palette = typeof light;

export const dark: Palette = {
  paper: '#14181a',
  sheet: '#1b2123',
  wash: '#252c2e',
  ink: '#ece8df',
  inkSoft: '#abb1ab',
  line: '#333b3d',
  lineStrong: '#7d8683',
  leaf: '#6cc7b4',
  onLeaf: '#14181a',
  leafFill: '#127464',
  onLeafFill: '#ffffff',
  leafWash: '#17332e',
  broken: '#ff9b92',
  brokenFill: '#d6483e',
  brokenWash: '#3d1f1d',
  waiting: '#e8b75f',
  waitingWash: '#35290f',
  done: '#8fcb8c',
  doneWash: '#1c321c',
};

/** For screens that are read from afar or by everybody: contrast of 7 to 1 for all text. */
export const highContrast: Palette = {
  ...light,
  inkSoft: '#454a47',
  lineStrong: '#6f6a5d',
  broken: '#8c1d18',
};

/** On white paper: a hairline must survive the printer. */
export const printed: Palette = { ...light, paper: '#ffffff', sheet: '#ffffff', line: '#c9c3b4' };

/** Leaf from lightest to darkest, for component libraries that want ten shades. */
export const leafShades = [
  '#e9f4f1',
  '#d3e8e2',
  '#a8d2c7',
  '#79baac',
  '#50a593',
  '#369783',
  '#1f8a76',
  dark.leafFill,
  light.leaf,
  '#064a40',
] as const;

export const fontName = 'Plus Jakarta Sans Variable';
export const font = `'${fontName}', system-ui, sans-serif`;

/** Sizes of text in rem. What is larger is a figure or a title of its own. */
export const textSizes = {
  fine: 0.75,
  small: 0.8125,
  plain: 0.875,
  note: 0.9375,
  reading: 1,
  lead: 1.125,
  heading: 1.25,
  title: 1.5,
};
