import type { Html } from './layout.ts';
import { html } from './layout.ts';

/** Where the forms of a page are sent, and the field that only its reader has. */
export interface FormTarget {
  path: string;
  language: string;
  seal: string;
}

/** A form of the page: one thing to do, sealed. */
export const form = ({ path, language, seal }: FormTarget, act: string, fields: Html): Html =>
  html`<form method="post" action="${path}?lang=${language}"><input type="hidden" name="seal" value="${seal}"><input type="hidden" name="act" value="${act}">${fields}</form>`;
