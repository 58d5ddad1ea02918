import type { Discreet, Html } from '../layout.ts';
import { html, page } from '../layout.ts';
import type { Translator } from '../words.ts';

/** The way out, which works without JavaScript: the page forgets that its code was given, and another one opens. */
export const exitOf = ({ say }: Translator, path: string): Html =>
  html`<a href="${path}?leave=1" rel="noreferrer">${say('person.exit')}</a>`;

const discreetly = (speaker: Translator, path: string): Discreet => ({
  tab: speaker.say('person.tab'),
  top: exitOf(speaker, path),
});

/** A page of a person: neither the tab nor the history of the browser tells what it is. */
export const discreetPage = (speaker: Translator, title: string, path: string, body: Html): string =>
  page(speaker, title, path, body, discreetly(speaker, path));

/** A heading and one sentence, the same for a link that nobody signed and for one that was revoked. */
export const discreetNote = (speaker: Translator, path: string, sentence: string): string =>
  page(
    speaker,
    speaker.say('gone.title'),
    undefined,
    html`<section>${sentence}</section>`,
    discreetly(speaker, path),
  );
