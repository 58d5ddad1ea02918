import type { Functions } from '../functions.ts';
import type { SignInEvent, SignInStore } from './sign-in-store.ts';

const LOOK_MS = 5000;

export interface SignInRecords {
  note(event: SignInEvent): void;
  /** Resolves when everything waiting was reported, or cannot be reported now. */
  tell(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reports sign-ins to the audit through the function that writes its chains, in order, each until it is written.
 * Unreported events wait in the store, including those left by commands while no host was running.
 */
export function recordSignIns(
  store: SignInStore,
  functions: Pick<Functions, 'invoke'>,
  log: (message: string) => void,
): SignInRecords {
  let telling: Promise<void> | undefined;
  let closed = false;

  async function all(): Promise<void> {
    for (let next = store.waiting(); next && !closed; next = store.waiting()) {
      const payload = JSON.stringify({ ...next.event, seq: next.seq });
      const { functionError } = await functions.invoke('RecordSignIn', payload);
      if (functionError !== undefined) return log('A sign-in could not be recorded yet; it is tried again.');
      store.told(next.seq);
    }
  }
  function tell(): Promise<void> {
    telling ??= all().finally(() => {
      telling = undefined;
    });
    return telling;
  }
  const later = setInterval(() => void tell().catch(() => {}), LOOK_MS);
  later.unref();
  return {
    note(event) {
      store.note(event);
      void tell().catch((error: Error) => log(`A sign-in could not be recorded yet: ${error.name}`));
    },
    tell,
    async close() {
      clearInterval(later);
      await telling?.catch(() => {});
      closed = true;
    },
  };
}
