import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const leaf: MantineColorsTuple = [
  '#e9f4f1',
  '#d3e8e2',
  '#a8d2c7',
  '#79baac',
  '#50a593',
  '#369783',
  '#1f8a76',
  '#127464',
  '#0b5d51',
  '#064a40',
];

export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 8, dark: 7 },
  colors: { leaf },
  fontFamily: "'Plus Jakarta Sans Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'Plus Jakarta Sans Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Plus Jakarta Sans Variable', system-ui, sans-serif", fontWeight: '700' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own surfaces take the roles that `roles.css` defines for light and dark. */
export const mantineRoles: CSSVariablesResolver = () => {
  const roles = {
    '--mantine-color-body': 'var(--sheet)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-anchor': 'var(--leaf)',
    '--mantine-color-error': 'var(--broken)',
  };
  return { variables: {}, light: roles, dark: roles };
};
