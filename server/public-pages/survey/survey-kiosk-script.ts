// The survey on a tablet: one question a screen, back to the start when nobody touches it, and answers that wait on the
// device while the network is away. Without it the page is one long form that works.

/** Untouched for so long, the screen goes back to the start; the last seconds say so. */
const idleMs = 15_000;
const warnMs = 10_000;
/** A tablet may send one set of answers a minute. */
const betweenSendingsMs = 61_000;
/** After a failure the tablet asks again, each time twice as late. */
const retryMs = 30_000;
const longestRetryMs = 15 * 60_000;
/** Too soon, or no tablet of the office just now (an officer signed in on it): the answers are as good later. */
const statusesThatPass = [403, 429];
/** How often an untouched start screen fetches the page anew: questions change, and a form's key runs out. */
const freshMs = 30 * 60_000;
const queueName = 'lontar.survei.antrean';
const mostWaiting = 200;

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const form = document.querySelector('form[data-start]') as HTMLFormElement | null;

function waiting(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(queueName) ?? '[]');
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

function keep(queue: readonly string[]) {
  try {
    localStorage.setItem(queueName, JSON.stringify(queue.slice(-mostWaiting)));
  } catch {
    // A browser without storage sends at once or not at all.
  }
}

let sending = false;
let nextSending = 0;
let failures = 0;

/** Sends what waits, one by one; true when the first of them has arrived. */
async function send(): Promise<boolean> {
  const [first, ...rest] = waiting();
  if (first === undefined || sending) return first === undefined;
  sending = true;
  clearTimeout(nextSending);
  let pause = 0;
  let arrived = false;
  let isSettled = false;
  try {
    const reply = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: first,
    });
    arrived = reply.ok;
    // What the server will never take must not hold up what comes after it.
    const isHopeless = reply.status >= 400 && reply.status < 500 && !statusesThatPass.includes(reply.status);
    isSettled = arrived || isHopeless;
    if (isSettled) keep(waiting().slice(1));
    if (reply.status === 429 || (arrived && rest.length > 0)) pause = betweenSendingsMs;
  } catch {
    // No network: again in a while.
  } finally {
    sending = false;
  }
  failures = isSettled ? 0 : failures + 1;
  if (!isSettled) pause = Math.max(pause, Math.min(retryMs * 2 ** (failures - 1), longestRetryMs));
  if (waiting().length > 0) nextSending = window.setTimeout(() => void send(), Math.max(pause, 1000));
  return arrived;
}

function run(page: HTMLFormElement) {
  const steps = [...page.querySelectorAll<HTMLFieldSetElement>('fieldset')];
  const [back, next, submit] = [find('kembali'), find('lanjut'), find('kirim')];
  const [choose, still, thanks] = [find('pilih'), find('masih'), find('terima-kasih')];
  const optional = new Set(['kelamin', 'usia', 'pendidikan', 'pekerjaan', 'disabilitas']);
  const lead = document.querySelector<HTMLElement>('.lead');
  const title = document.querySelector<HTMLElement>('h1');
  let at = 0;
  let idle = 0;
  let warning = 0;

  const isAnswered = (step: HTMLFieldSetElement) => step.querySelector('input:checked') !== null;

  function show(index: number, focus = true) {
    at = index;
    for (const [number, step] of steps.entries()) step.hidden = number !== at;
    back.hidden = at === 0;
    next.hidden = at === steps.length - 1;
    submit.hidden = at !== steps.length - 1;
    choose.hidden = true;
    if (lead !== null) lead.hidden = at > 0;
    if (title !== null) title.hidden = false;
    const step = steps[at];
    if (step === undefined || !focus) return;
    step.tabIndex = -1;
    step.focus();
    window.scrollTo(0, 0);
  }

  function goOn() {
    const step = steps[at];
    if (step === undefined) return;
    if (!isAnswered(step) && !optional.has(step.dataset.question ?? '')) {
      choose.hidden = false;
      return;
    }
    if (at < steps.length - 1) show(at + 1);
  }

  function reset() {
    page.reset();
    for (const input of page.querySelectorAll<HTMLInputElement>('input[type=radio]')) input.checked = false;
    for (const said of document.querySelectorAll('.said, .fault')) said.remove();
    page.hidden = false;
    thanks.hidden = true;
    still.textContent = '';
    show(0, false);
  }

  const atStart = () => at === 0 && thanks.hidden && steps.every((step) => !isAnswered(step));

  function touched() {
    clearTimeout(idle);
    clearTimeout(warning);
    still.textContent = '';
    warning = window.setTimeout(() => {
      if (!atStart() && thanks.hidden) still.textContent = still.dataset.words ?? '';
    }, warnMs);
    idle = window.setTimeout(() => {
      if (!atStart()) reset();
    }, idleMs);
  }

  for (const kind of ['pointerdown', 'keydown', 'touchmove', 'wheel']) {
    document.addEventListener(kind, touched, { passive: true });
  }
  // A finger on an answer goes on, as the page says; arrow keys only choose.
  let byFinger = false;
  let pending = 0;
  document.addEventListener('pointerdown', () => (byFinger = true));
  document.addEventListener('keydown', () => (byFinger = false));
  page.addEventListener('click', (event) => {
    if (!byFinger || !(event.target instanceof HTMLInputElement) || at === steps.length - 1) return;
    clearTimeout(pending);
    pending = window.setTimeout(goOn, 250);
  });
  back.addEventListener('click', () => show(Math.max(0, at - 1)));
  next.addEventListener('click', goOn);
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    const open = steps.findIndex((step) => !isAnswered(step) && !optional.has(step.dataset.question ?? ''));
    if (open >= 0) {
      show(open);
      choose.hidden = false;
      return;
    }
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(page)) fields.append(name, String(value));
    fields.set('kiriman', crypto.randomUUID());
    keep([...waiting(), fields.toString()]);
    page.hidden = true;
    if (lead !== null) lead.hidden = true;
    if (title !== null) title.hidden = true;
    thanks.hidden = false;
    thanks.focus();
    find('menunggu').hidden = true;
    void send().then((arrived) => {
      find('menunggu').hidden = arrived || navigator.onLine;
    });
  });
  thanks.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    reset();
  });
  window.addEventListener('online', () => void send());
  window.setInterval(() => {
    if (!atStart()) return;
    void fetch(location.href).then(
      (reply) => reply.ok && atStart() && location.reload(),
      () => {},
    );
  }, freshMs);

  const faulty = steps.findIndex((step) => step.classList.contains('faulty'));
  show(Math.max(faulty, 0), faulty >= 0);
  touched();
  void send();
}

if (form !== null) run(form);
