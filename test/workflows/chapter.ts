import { afterAll, beforeAll } from 'vitest';
import type { Told } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

const stories: Record<string, Story> = {};
const books: { chapter: string; told: Record<string, Told> }[] = [];
let world: World | undefined;

/** The world of this test file, while its tests and stories run. */
export function theWorld(): World {
  if (!world) throw new Error('Expected an open world: it opens before the first test.');
  return world;
}

/**
 * Has the stories of a chapter told in the world of this test file, where those of all its chapters run side by side:
 * a world costs more to open than a story to tell. The answer is filled in before the first test.
 */
export function chapter<Name extends string>(name: string, told: Record<Name, Story>): Record<Name, Told> {
  if (books.length === 0) open();
  for (const [story, what] of Object.entries<Story>(told)) stories[`${name}/${story}`] = what;
  const book = { chapter: name, told: {} as Record<Name, Told> };
  books.push(book);
  return book.told;
}

function open(): void {
  beforeAll(async () => {
    world = await openWorld();
    const all = await world.play(stories);
    for (const { chapter: name, told } of books)
      for (const [story, one] of Object.entries(all))
        if (story.startsWith(`${name}/`)) told[story.slice(name.length + 1)] = one;
  }, 1_200_000);
  afterAll(() => world?.close());
}
