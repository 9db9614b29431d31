import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { colourProperties, typeProperties } from '../brand/css.ts';
import { dark, font, leafShades, light } from '../brand/tokens.ts';

export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 8, dark: 7 },
  colors: { leaf: leafShades },
  fontFamily: font,
  fontFamilyMonospace: font,
  headings: { fontFamily: font, fontWeight: '700' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '10px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { autosize: true } },
    NumberInput: { defaultProps: { allowDecimal: false, hideControls: true } },
  },
});

/** The brand for light and dark, and Mantine's own surfaces in it. */
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
  return {
    variables: typeProperties,
    light: { ...colourProperties(light), ...roles },
    dark: { ...colourProperties(dark), ...roles },
  };
};
