export { bundledIndex, bundledRegions } from './bundled.ts';
export type { HistoricRegion, PrefixReading, Region, RegionIndex, RegionLevel } from './region-index.ts';
export { buildRegionIndex } from './region-index.ts';
