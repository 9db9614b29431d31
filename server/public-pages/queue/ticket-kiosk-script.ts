// The ticket kiosk: back to its start when nobody touches it, and the slip on paper. Without it the page goes
// back after the same time whether somebody reads or not.
export {};

const { body } = document;
const idleMs = Number(body.dataset.return ?? 0) * 1000;
const start = body.dataset.start ?? '';
let timer = 0;

function waitForNobody() {
  clearTimeout(timer);
  timer = window.setTimeout(() => location.replace(start), idleMs);
}

if (idleMs > 0) {
  for (const touch of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(touch, waitForNobody);
  waitForNobody();
}

const button = document.getElementById('print');
if (button !== null) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
  // Where a printer was set up for the tablet.
  if (body.dataset.prints === 'yes') window.print();
}
