import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

interface Keyed {
  readonly key: string;
  keep?(): void;
  renewKey(): void;
  clear(): void;
}

interface Options<Answer, Wish> {
  /** Sends it with this key and the argument of `mutate`; must not retry. */
  send(key: string, wish: Wish): Promise<Answer>;
  onDone?(answer: Answer, wish: Wish): void | Promise<void>;
}

/**
 * Sends a draft once. Without a final answer (a connection problem, a busy server) the next attempt has the same key,
 * so that it cannot happen twice; a refusal ends the key, because what is sent next is something else.
 */
export function useWrite<Answer, Wish = void>(draft: Keyed, { send, onDone }: Options<Answer, Wish>) {
  return useMutation<Answer, Error, Wish>({
    mutationFn: (wish) => {
      draft.keep?.();
      return send(draft.key, wish);
    },
    onSuccess: async (answer, wish) => {
      draft.clear();
      await onDone?.(answer, wish);
    },
    onError: (error) => {
      if (error instanceof ApiProblem && !error.passing && error.status !== 401) draft.renewKey();
    },
  });
}

/** For a write without a form, such as a claim: one key until there is a final answer. */
export function oneShotKey(): Keyed {
  let key = crypto.randomUUID() as string;
  const renewKey = () => {
    key = crypto.randomUUID();
  };
  return {
    get key() {
      return key;
    },
    renewKey,
    clear: renewKey,
  };
}
