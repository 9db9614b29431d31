// Keeps the waiting room's screen up to date, calls numbers out, and says so when the network is gone. Without it
// the page loads itself anew every ten seconds and is silent.

import type { QueueState } from '../../../../contract/queue/terms.ts';
import { formatClock } from '../../../../locales/format.ts';
import {
  type CurrentCall,
  callsToSpeak,
  countersAsked,
  isStillCurrent,
  lostAfterMs,
  pauseBeforeNext,
} from './calls.ts';
import { createSpeaker } from './sound.ts';

const { body } = document;
const shown = countersAsked(new URLSearchParams(location.search).get('loket'));
const element = (id: string) => document.getElementById(id);

/** How far this screen's own clock is off the office's. */
let skewMs = 0;
let state: QueueState | null = null;
let etag: string | null = null;
let heard: number | null = null;
let failures = 0;
/** The last answer by two clocks: one that nobody sets, and one that goes on while the machine sleeps. */
let answered = { running: performance.now(), wall: Date.now() };
let lostSince: Date | null = null;
let timer = 0;

const sinceAnswer = () => Math.max(performance.now() - answered.running, Date.now() - answered.wall);
const officeNow = () => new Date(Date.now() + skewMs);

function clockText(at: Date): string {
  const { lang } = document.documentElement;
  const digits = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: body.dataset.zone ?? 'UTC',
  }).format(at);
  const zone = element('clock')?.dataset.zoneName ?? '';
  return `${formatClock(digits, lang === 'id' ? 'id' : 'en')} ${zone}`;
}

/** Which call is in the large field: the one being said, else the newest. */
function feature({ label, counter, counterName, call }: CurrentCall) {
  const field = document.querySelector<HTMLElement>('.now .call');
  if (field === null) return;
  const where = (body.dataset.counterWords ?? '').replace('{number}', String(counter));
  const parts = { label, counter: where, name: counterName === where ? '' : counterName };
  field.dataset.call = String(call);
  for (const [part, text] of Object.entries(parts)) {
    const place = field.querySelector(`[data-part="${part}"]`);
    if (place !== null) place.textContent = text;
  }
}

let speakingOf: CurrentCall | null = null;

function markSpeaking(call: CurrentCall | null) {
  speakingOf = call;
  for (const row of document.querySelectorAll('[data-counter]')) {
    row.classList.toggle(
      'speaking',
      call !== null && row.getAttribute('data-counter') === String(call.counter),
    );
  }
  document.querySelector('.now')?.classList.toggle('speaking', call !== null);
  if (call !== null) feature(call);
}

const speaker = createSpeaker(body.dataset.voice ?? '', {
  stillCurrent: (call) => state !== null && isStillCurrent(state, call),
  onStart: markSpeaking,
  onEnd(call, clips) {
    body.dataset.spoken = clips.join(' ');
    body.dataset.spokenCall = String(call.call);
    markSpeaking(null);
  },
});

/** An answer that takes this long is none. */
const patienceMs = 5_000;

async function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  // Televisions are old: AbortSignal.timeout is not.
  const stop = new AbortController();
  const alarm = window.setTimeout(() => stop.abort(), patienceMs);
  try {
    const reply = await fetch(address, { headers, signal: stop.signal });
    if (reply.status !== 304 && !reply.ok) throw new Error(String(reply.status));
    return reply;
  } finally {
    clearTimeout(alarm);
  }
}

/** The server draws the board, here as for screens without script; a new one takes the place of the old. */
async function redraw() {
  const reply = await get(location.href);
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const next = page.getElementById('board');
  const old = element('board');
  if (next === null || old === null) throw new Error('no board');
  const before = old.querySelector<HTMLElement>('.now .call')?.dataset.call;
  const now = next.querySelector<HTMLElement>('.now .call')?.dataset.call;
  if (now !== undefined && now !== before) next.querySelector('.now')?.classList.add('new');
  old.replaceWith(document.adoptNode(next));
  const day = page.getElementById('day')?.textContent;
  const dayShown = element('day');
  if (dayShown !== null && day !== undefined) dayShown.textContent = day;
  if (speakingOf !== null) markSpeaking(speakingOf);
}

function showLost() {
  const words = element('lost');
  const quietFor = sinceAnswer();
  if (failures > 0 && quietFor > lostAfterMs) lostSince ??= new Date(officeNow().getTime() - quietFor);
  body.classList.toggle('stale', lostSince !== null);
  if (words === null) return;
  const text = lostSince === null ? '' : (words.dataset.words ?? '').replace('{time}', clockText(lostSince));
  if (words.textContent !== text) words.textContent = text;
}

async function ask() {
  const reply = await get(body.dataset.state ?? '', etag === null ? {} : { 'if-none-match': etag });
  const at = reply.headers.get('x-lontar-now');
  if (at !== null) skewMs = Date.parse(at) - Date.now();
  const sinceMs = sinceAnswer();
  if (reply.status !== 304) {
    const next = (await reply.json()) as QueueState;
    await redraw();
    const calls = callsToSpeak(next, heard, sinceMs, shown);
    state = next;
    etag = reply.headers.get('etag');
    heard = next.lastCall;
    speaker.say(calls);
  }
  answered = { running: performance.now(), wall: Date.now() };
  lostSince = null;
}

let asking = false;

async function poll() {
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  try {
    await ask();
    failures = 0;
  } catch {
    failures += 1;
  }
  asking = false;
  showLost();
  timer = window.setTimeout(() => void poll(), pauseBeforeNext(failures, Math.random()));
}

function offerSound() {
  const button = element('sound');
  if (!(button instanceof HTMLButtonElement)) return;
  const words = button.textContent;
  const start = async () => {
    button.disabled = true;
    try {
      await speaker.start();
      button.hidden = true;
    } catch {
      button.textContent = button.dataset.failed ?? words;
      button.hidden = false;
    }
    button.disabled = false;
  };
  button.addEventListener('click', () => void start());
  // A browser that was set up for a waiting room may play without being asked.
  if (speaker.audible()) void start();
  else button.hidden = false;
}

/** A television that falls asleep calls nobody. Browsers let go of the lock when the page is hidden. */
function stayAwake() {
  if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
}

function tick() {
  const clock = element('clock');
  if (clock !== null) clock.textContent = clockText(officeNow());
  showLost();
}

offerSound();
stayAwake();
document.addEventListener('visibilitychange', stayAwake);
window.addEventListener('online', () => void poll());
window.setInterval(tick, 1000);
void poll();
