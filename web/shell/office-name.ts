const storageKey = 'lontar.office';

/** The office's name before anybody is signed in: what this counter showed last. */
export function rememberedOffice(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export function rememberOffice(name: string) {
  try {
    localStorage.setItem(storageKey, name);
  } catch {
    // Without storage the sign-in page shows the product's name alone.
  }
}
