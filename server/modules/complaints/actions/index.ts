export * from './attachments.ts';
export * from './booking.ts';
export * from './ending.ts';
export * from './handling.ts';
export * from './intake.ts';
