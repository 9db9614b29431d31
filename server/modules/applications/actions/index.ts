export * from './checking.ts';
export * from './claims.ts';
export * from './entry.ts';
export * from './handover.ts';
export * from './intake.ts';
export * from './printing.ts';
export * from './verification.ts';
