/** Colours by what they mean, under the names of the screens. */
export const colours = {
  ink: '#1b1f23',
  inkSoft: '#5b6168',
  line: '#c9c3b4',
  leaf: '#0b5d51',
  leafWash: '#dfe9e1',
  onLeaf: '#ffffff',
  broken: '#b3261e',
} as const;
