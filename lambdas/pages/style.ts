import { FONT_FAMILY, FONT_STYLE } from '../../contracts/fonts.ts';

/** The whole style of the pages: simple enough for old phones, mirrored by text direction. */
export const STYLE =
  FONT_STYLE +
  `body{margin:0;word-wrap:break-word;overflow-wrap:break-word;background:#f4f5f7;color:#16191f;font:17px/1.55 Arial,"Noto Sans Arabic","Noto Sans",sans-serif,"${FONT_FAMILY}"}` +
  'main{max-width:34em;margin:0 auto;padding:16px}' +
  'header{background:#0b3d6b;color:#fff;padding:12px 16px}header b,header p{display:block;max-width:34em;margin:0 auto}header p{padding-bottom:6px}' +
  'h1{font-size:1.45em;line-height:1.25;margin:.6em 0}h2{font-size:1.15em;margin:0 0 .4em}' +
  'section{background:#fff;border:1px solid #d1d5db;border-radius:8px;padding:16px;margin:0 0 16px}' +
  'section>:first-child,form>h2{margin-top:0}ul{margin:0;padding:0 0 0 1.2em}[dir=rtl] ul{padding:0 1.2em 0 0}li{margin:.3em 0}label{display:block;margin:.7em 0 .2em;font-weight:bold}' +
  'input,select,textarea{box-sizing:border-box;width:100%;font:inherit;padding:10px;border:1px solid #5f6b7a;border-radius:6px;background:#fff;color:#16191f}' +
  'fieldset{border:0;margin:.7em 0 0;padding:0;min-width:0}legend{padding:0;font-weight:bold}fieldset label{font-weight:normal;margin:.4em 0}' +
  'input[type=checkbox],input[type=radio]{width:auto;margin:0 .5em 0 0}[dir=rtl] input[type=checkbox],[dir=rtl] input[type=radio]{margin:0 0 0 .5em}textarea{min-height:5em}' +
  'button{font:inherit;font-weight:bold;padding:12px 20px;margin-top:14px;border:2px solid #0b3d6b;border-radius:6px;background:#0b3d6b;color:#fff;width:100%}' +
  'input[type=hidden]+button{margin-top:0}button.quiet{background:#fff;color:#0b3d6b}a{color:#0b5cad}nav{padding:8px 0 24px;font-size:.95em}nav a{display:inline-block;padding:6px 8px}' +
  ':focus{outline:3px solid #d97706;outline-offset:2px}.told{border-color:#1d6b35;background:#eef8f0}.muted{color:#414d5c}.fault{color:#a3160c;border-color:#a3160c;margin:.3em 0;font-weight:bold}[aria-invalid]{border:2px solid #a3160c}' +
  'header a{display:block;max-width:34em;margin:0 auto;color:#fff;font-weight:bold;padding:6px 0}header:has(a){position:sticky;top:0;z-index:1}' +
  'summary{font-weight:bold;padding:10px 0;cursor:pointer}details+details{border-top:1px solid #d1d5db}.course{list-style:none;padding:0}.course li{display:flex;justify-content:space-between;gap:12px;border-top:1px solid #d1d5db;padding:8px 0;margin:0}.course li:first-child{border:0}[dir=rtl] .course{padding:0}.course .now{font-weight:bold}.code{font-size:1.5em;letter-spacing:.2em;direction:ltr}' +
  '@media(max-width:300px){body{font-size:16px}main{padding:8px}section{padding:10px}h1{font-size:1.15em}ul ul{padding:0 0 0 .9em}[dir=rtl] ul ul{padding:0 .9em 0 0}}';
