import type { Clock } from '../server/context.ts';

/** Business time that stands still until the test moves it. */
export class FixedClock implements Clock {
  private instant: number;

  constructor(at: string | Date = '2026-11-24T01:00:00Z') {
    this.instant = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.instant);
  }

  advance(ms: number): void {
    this.instant += ms;
  }

  set(at: string | Date): void {
    this.instant = new Date(at).getTime();
  }
}
