import type { FormTarget } from './form.ts';
import type { Html } from './layout.ts';
import { html } from './layout.ts';
import type { Translator } from './words.ts';

/** The way to close a sponsor's page in this browser, for a phone or computer that others use. */
export const leavingHtml = ({ say }: Translator, { path, language }: FormTarget): Html =>
  html`<p class="muted">${say('code.leave.text')} <a href="${path}?lang=${language}&leave=1">${say('code.leave')}</a></p>`;
