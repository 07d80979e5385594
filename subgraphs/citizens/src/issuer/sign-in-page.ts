import { type Html, html, toPage } from './page.js';

/** What is shown above a form. */
export interface FormState {
  /** The front end that has asked, by its name. */
  readonly frontEnd: string;
  /** Why the last attempt was refused. */
  readonly wrong?: string;
  /** What was written as the name, so that it need not be written again. */
  readonly username?: string;
}

const ALERT_ID = 'wrong';

/** Where somebody shows who they are. */
export function signInPage({ frontEnd, wrong, username = '' }: FormState): string {
  return toPage(
    'Masuk',
    html`<p>Anda akan masuk ke <strong>${frontEnd}</strong>.</p>
${alert(wrong)}
<form method="post" autocomplete="on">
<label for="username">Nama pengguna, surel, atau nomor telepon</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required ${described(wrong)} ${focus(username === '')}>
<label for="password">Kata sandi</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${described(wrong)} ${focus(username !== '')}>
<button name="action" value="sign-in">Masuk</button>
<button class="quiet" name="action" value="cancel" formnovalidate>Batal</button>
</form>`,
  );
}

/** Where somebody replaces a one-time password, which opens nothing but this. */
export function newPasswordPage({ frontEnd, wrong, username = '' }: FormState): string {
  return toPage(
    'Ganti kata sandi',
    html`<p>Kata sandi sekali pakai harus diganti sebelum Anda masuk ke <strong>${frontEnd}</strong>.</p>
${alert(wrong)}
<form method="post" autocomplete="on">
<label for="username">Nama pengguna, surel, atau nomor telepon</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">Kata sandi sekali pakai</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${described(wrong)} ${focus(true)}>
<label for="new-password">Kata sandi baru</label>
<input id="new-password" name="newPassword" type="password" autocomplete="new-password" aria-describedby="rule" required>
<p class="hint" id="rule">Sekurang-kurangnya 10 karakter; bukan nama, surel, atau nomor telepon Anda.</p>
<label for="repeated">Ulangi kata sandi baru</label>
<input id="repeated" name="repeated" type="password" autocomplete="new-password" required>
<button name="action" value="change">Ganti dan masuk</button>
<button class="quiet" name="action" value="cancel" formnovalidate>Batal</button>
</form>`,
  );
}

function alert(wrong: string | undefined): Html {
  return wrong === undefined ? html`` : html`<p class="wrong" id="${ALERT_ID}" role="alert">${wrong}</p>`;
}

function described(wrong: string | undefined): Html {
  return wrong === undefined ? html`` : html`aria-invalid="true" aria-describedby="${ALERT_ID}"`;
}

function focus(first: boolean): Html {
  return first ? html`autofocus` : html``;
}
