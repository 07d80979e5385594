import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { SAFE_HEADERS } from '@lapor/kit/http/respond';

/** A piece of a page whose texts have been made harmless. */
export interface Html {
  readonly html: string;
}

/** Builds a piece of a page: every value that is no such piece itself is written as text. */
export function html(pieces: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const written = values.map((value) => (typeof value === 'string' ? toHarmless(value) : [value].flat().map(toText).join('')));
  return { html: pieces.reduce((text, piece, index) => `${text}${written[index - 1] ?? ''}${piece}`) };
}

const toText = ({ html: text }: Html) => text;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function toHarmless(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

// System fonts, 4.5:1 contrast and a visible focus (WCAG 2.2 AA); nothing is loaded from anywhere.
const STYLE = `
:root{color-scheme:light dark;--text:#1b1b1f;--paper:#fff;--ground:#eef1f5;--line:#6b7280;--accent:#0b5394;--on-accent:#fff;--wrong:#b00020}
@media (prefers-color-scheme:dark){:root{--text:#f2f2f5;--paper:#1d2129;--ground:#12151b;--line:#9aa3b2;--accent:#8ab8ec;--on-accent:#0b1a2b;--wrong:#ff9aa5}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{width:100%;min-width:0;max-width:26rem;padding:min(2rem,7vw);background:var(--paper);border-radius:.75rem;box-shadow:0 1px 4px #0003}
h1{margin:0 0 .25rem;font-size:1.5rem;line-height:1.25}
p{margin:.5rem 0}
label{display:block;margin-top:1.25rem;font-weight:600}
input{width:100%;margin-top:.25rem;padding:.7rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem}
button{width:100%;margin-top:1.5rem;padding:.8rem;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:.4rem;cursor:pointer}
button.quiet{margin-top:.75rem;color:var(--accent);background:transparent}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.brand{font-weight:700;color:var(--accent)}
.hint{color:var(--line);font-size:.9rem}
.wrong{margin-top:1rem;padding:.7rem;border-left:4px solid var(--wrong);color:var(--wrong)}
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A whole page in Indonesian. */
export function toPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – LAPOR!</title><style>${{ html: STYLE }}</style></head>
<body><main><p class="brand">SP4N-LAPOR!</p><h1>${title}</h1>
${body}
</main></body></html>`.html;
}

/** The headers of a page: it loads and runs nothing, stands in no frame, and its form leads to the given places alone. */
export function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  const form = ["'self'", ...new Set(formTargets)].join(' ');
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${form}; frame-ancestors 'none'; base-uri 'none'`;
  return { ...SAFE_HEADERS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
}

export function respondPage(response: ServerResponse, status: number, page: string, formTargets: readonly string[] = []): void {
  response.writeHead(status, { ...pageHeaders(formTargets), 'content-length': Buffer.byteLength(page) }).end(page);
}
