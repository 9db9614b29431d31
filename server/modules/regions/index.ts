export { bundledHistoricRegions, bundledIndex, bundledRegions } from './bundled.ts';
export type { HistoricRegion, PrefixReading, Region, RegionIndex, RegionLevel } from './region-index.ts';
export { buildRegionIndex, levelOf, parentOf } from './region-index.ts';
