export * from './calling.ts';
export * from './counter-session.ts';
export * from './keeping.ts';
export * from './taking.ts';
