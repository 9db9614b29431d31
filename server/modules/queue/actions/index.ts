export * from './calling.ts';
export * from './keeping.ts';
export * from './sitting.ts';
export * from './taking.ts';
