import { directionOf, type Locale } from '../i18n/locales.ts';

/** A file of its own that shows the same without the console: no script, nothing from elsewhere. */
export const fileOf = (content: string, styles: string, locale: Locale): string =>
  [
    '<!doctype html>',
    `<html lang="${locale}" dir="${directionOf(locale)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>Kinbridge</title><style>${styles}</style></head>`,
    `<body>${content}</body></html>`,
  ].join('\n');
