// React's own types are not installed: the page uses three of its functions.
declare module 'react';
declare module 'react-dom/client';
declare module '*.css';

/** Same-origin addresses of monaco's web workers by monaco's label; filled in by scripts/build-explorer.mjs. */
declare const WORKER_URLS: { readonly editor: string; readonly json: string; readonly graphql: string };
