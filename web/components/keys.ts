import { useEffect, useEffectEvent } from 'react';

/** Typing in a field is typing, not a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** A field for scanned codes takes no `/` or `?` of its own: there they stay commands. */
const isScanField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.dataset.scan !== undefined;

const dialogOpen = () => document.querySelector('[role="dialog"]') !== null;

interface ShortcutOptions {
  enabled?: boolean;
  /** Works in a text field too: for function keys and Ctrl combinations. */
  whileTyping?: boolean;
}

/** The key that does the page's next action, everywhere. */
export const nextActionKey = 'F2';

/** Calls `run` when the key (`event.key`, e.g. `/`, `?`, `F2`) is pressed on this page and no dialog lies over it. */
export function useShortcut(
  key: string,
  run: () => void,
  { enabled = true, whileTyping = false }: ShortcutOptions = {},
) {
  const pressed = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const typing = isTyping(event.target) && !isScanField(event.target);
      if (dialogOpen() || (typing && !whileTyping)) return;
      event.preventDefault();
      pressed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key, enabled, whileTyping]);
}
