/** What a page without scripts may load: its style from here. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export const SIGN_IN_STYLE = `
:root { color-scheme: light dark; font-family: "Open Sans", "Noto Sans", "Noto Sans Arabic", "Helvetica Neue", sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#f4f6f8, #0f141a); color: light-dark(#0f141a, #ebebf0); line-height: 1.4; }
main { max-width: 68rem; margin-inline: auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.75rem; margin: 0 0 0.25rem; }
p { margin: 0 0 1.25rem; color: light-dark(#424650, #c6c6cd); }
h2 { font-size: 1.125rem; margin: 0 0 0.75rem; }
ul { list-style: none; margin: 0; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; }
nav a { color: light-dark(#005276, #75cfff); text-underline-offset: 0.2em; }
section { margin-top: 1.5rem; padding: 1.25rem; border: 1px solid light-dark(#c6c6cd, #424650); border-radius: 0.75rem;
  background: light-dark(#ffffff, #161d26); }
.other-way { display: inline-block; padding: 0.625rem 0.875rem; border: 1px solid light-dark(#8c8c94, #656871); border-radius: 0.5rem;
  color: light-dark(#005276, #75cfff); }
h3 { font-size: 1rem; font-weight: 400; margin: 1rem 0 0.5rem; }
section ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: 0.625rem; }
button { display: flex; flex-direction: column; gap: 0.125rem; width: 100%; padding: 0.625rem 0.875rem; font: inherit;
  text-align: start; color: inherit; cursor: pointer; border: 1px solid light-dark(#8c8c94, #656871); border-radius: 0.5rem;
  background: transparent; }
button > * { text-align: match-parent; }
button:hover { background: light-dark(#eef6fb, #1f2b38); border-color: light-dark(#005276, #75cfff); }
:focus-visible { outline: 3px solid light-dark(#006ce0, #75cfff); outline-offset: 2px; }
.narrow { max-width: 30rem; }
label { display: block; margin-block-end: 0.25rem; font-weight: 600; }
input { width: 100%; padding: 0.625rem 0.75rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid light-dark(#8c8c94, #656871); border-radius: 0.5rem; }
.narrow button { align-items: center; font-weight: 600; }
.narrow a { color: light-dark(#005276, #75cfff); }
code { font-size: 1.0625rem; overflow-wrap: anywhere; }
.alert { padding: 0.625rem 0.875rem; border-inline-start: 4px solid light-dark(#db0000, #ff7a7a);
  color: inherit; background: light-dark(#fff5f5, #2b1717); }
.name { font-weight: 600; }
button code { font-size: 0.8125rem; }
.to-do { font-size: 0.875rem; font-weight: 600; }
.role { font-size: 0.875rem; color: light-dark(#424650, #c6c6cd); }
`;
