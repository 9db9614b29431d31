// Does a little work while the form is being filled in, so that a machine that sends thousands pays for each.
// Without it the form is taken all the same; a person then looks at it first.
(() => {
  const form = document.querySelector('form[data-challenge]');
  const subtle = globalThis.crypto?.subtle;
  if (!form || !subtle) return;
  const challenge = JSON.parse(form.dataset.challenge);
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16));
  const hexOf = (buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const view = new DataView(password.buffer);
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: cost };

  const solved = (async () => {
    for (let counter = 0; counter <= 1000; counter += 1) {
      view.setUint32(start.length, counter);
      const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
      const derivedKey = hexOf(await subtle.deriveBits(rule, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) {
        form.elements.namedItem('proof').value = JSON.stringify({
          challenge,
          solution: { counter, derivedKey },
        });
        return;
      }
    }
  })().catch(() => {});

  let sending = false;
  let button;
  let words;
  form.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    if (form.elements.namedItem('proof').value !== '') return;
    event.preventDefault();
    button = event.submitter;
    words = button?.textContent;
    if (button) button.textContent = form.dataset.working;
    const patience = new Promise((resolve) => setTimeout(resolve, 60000));
    Promise.race([solved, patience]).then(() => HTMLFormElement.prototype.submit.call(form));
  });
  // Back from the next page: the form may be sent again.
  addEventListener('pageshow', () => {
    sending = false;
    if (button) button.textContent = words;
  });
})();
