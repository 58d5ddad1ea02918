import { expect, it } from 'vitest';
import { placesFor } from '../../lambdas/services/at-once.ts';

/** Work that ends when it is told to. */
function waiting() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { work: () => promise, end: resolve, fail: reject };
}

it('has a place for so many and no more, and for the next one when one has ended, however', async () => {
  const places = placesFor(2);
  const [first, second] = [waiting(), waiting()];
  const taken = [places.take(first.work), places.take(second.work)];
  let begun = false;
  const third = async () => {
    begun = true;
    return 'third';
  };
  expect([await places.take(third), begun]).toEqual([undefined, false]);
  first.end('first');
  expect(await taken[0]).toEqual({ done: 'first' });
  expect(await places.take(third)).toEqual({ done: 'third' });
  second.fail(new Error('second'));
  await expect(taken[1]).rejects.toThrow('second');
  const again = [places.take(waiting().work), places.take(waiting().work)];
  expect([again.length, await places.take(third)]).toEqual([2, undefined]);
});
