export { bundledHistoricRegions, bundledIndex, bundledRegions } from './bundled.ts';
export type { PrefixReading, RegionIndex } from './region-index.ts';
export { levelOf, parentOf } from './region-index.ts';
