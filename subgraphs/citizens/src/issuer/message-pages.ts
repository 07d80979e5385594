import type { KoaContextWithOIDC } from 'oidc-provider';
import { formTargetOf } from './front-ends.js';
import { html, pageHeaders, toPage } from './page.js';

/** What a browser is shown that cannot go on; the front end is told more, if it may be told anything. */
export const BROKEN_FORM = toPage(
  'Tidak dapat dilanjutkan',
  html`<p>Halaman masuk ini sudah kedaluwarsa atau sudah dipakai. Kembali ke aplikasi Anda dan mulai lagi dari sana.</p>`,
);

/** What a browser is shown while the database is away; nothing of what was written into the form is lost or kept. */
export const AWAY = toPage(
  'Sedang terganggu',
  html`<p>Halaman masuk tidak dapat dilayani saat ini. Coba lagi beberapa saat lagi dengan memuat ulang halaman ini.</p>`,
);

/** The code of the error alone (RFC 6749, 4.1.2.1): its description may hold what somebody has sent. */
export function showError(context: KoaContextWithOIDC, error: string): void {
  const body = html`<p>Permintaan masuk dari aplikasi tidak dapat diproses. Kembali ke aplikasi Anda dan mulai lagi dari sana.</p>
<p class="hint">Kode: ${error}</p>`;
  show(context, toPage('Tidak dapat dilanjutkan', body));
}

/** Asks whoever was sent here to sign out. `form` is the provider's own, without a button. */
export function showSignOut(context: KoaContextWithOIDC, form: string): void {
  const body = html`<p>Sesi Anda di semua aplikasi pada peramban ini akan diakhiri.</p>
${{ html: form }}
<button form="op.logoutForm" name="logout" value="yes" autofocus>Keluar</button>
<button class="quiet" form="op.logoutForm">Tetap masuk</button>`;
  const returnTo = context.oidc.params?.post_logout_redirect_uri;
  show(context, toPage('Keluar?', body), typeof returnTo === 'string' ? [formTargetOf(returnTo)] : []);
}

export function showSignedOut(context: KoaContextWithOIDC): void {
  show(context, toPage('Anda telah keluar', html`<p>Sesi Anda telah berakhir. Halaman ini boleh ditutup.</p>`));
}

function show(context: KoaContextWithOIDC, page: string, formTargets: readonly string[] = []): void {
  context.set({ ...pageHeaders(formTargets) });
  context.body = page;
}
